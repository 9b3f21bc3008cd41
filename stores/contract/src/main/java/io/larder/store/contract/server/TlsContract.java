package io.larder.store.contract.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store owes that talks to its server over TLS: it verifies the certificate against the
 * JVM's trust store, and the name in it.
 */
public abstract class TlsContract {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String HOST = "127.0.0.1";
  private static final String PASSWORD = "of a key for tests";

  @TempDir private Path folder;
  private Path keys;
  private Server server;
  private Proxy proxy;

  /** For subclasses. */
  protected TlsContract() {}

  /**
   * Starts a server without TLS; the wire to it has.
   *
   * @param folder for what it writes
   */
  protected abstract Server start(Path folder);

  /** Returns the URI of a store over TLS. */
  protected abstract String uri(String host, int port);

  /** Hears that the JVM has another trust store now; for clients which would not see it. */
  protected void trustStoreChanged() throws Exception {}

  @BeforeEach
  final void start() throws Exception {
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=for tests",
                "-ext",
                "san=ip:127.0.0.1", // a driver takes the name of an address for what was asked for
                "-validity",
                "7",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    server = start(folder);
    proxy = new Proxy(server.port(), context().getServerSocketFactory());
  }

  @AfterEach
  final void stop() throws Exception {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
    trustStoreChanged();
    proxy.close();
    server.close();
  }

  private SSLContext context() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private String uri(String host) {
    return uri(host, proxy.port());
  }

  @Test
  final void aServerWhoseCertificateIsTrustedIsUsed() throws Exception {
    System.setProperty(TRUST_STORE, keys.toString());
    System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
    trustStoreChanged();
    try (Handle handle = Handle.open(uri(HOST), Ticker.system())) {
      handle.put("k");
      assertThat(handle.get("k")).isNotNull();
      assertThatThrownBy(() -> Handle.open(uri("localhost"), Ticker.system()))
          .as("a certificate for another name")
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("TLS failed");
    }
  }

  @Test
  final void aServerWhoseCertificateIsNotTrustedIsRefused() {
    assertThatThrownBy(() -> Handle.open(uri(HOST), Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(HOST + ":" + proxy.port())
        .hasMessageContaining("TLS failed");
  }
}
