package io.larder.store.memcached;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** How connections are encrypted: as the JVM's settings say now, such as its trust store. */
final class Tls {
  private Tls() {}

  /**
   * Returns what makes secure connections.
   *
   * @throws IOException when the settings are wrong
   */
  static SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the JVM's TLS settings are wrong; see javax.net.ssl.trustStore", e);
    }
  }
}
