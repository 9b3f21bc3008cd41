package io.larder.store.mongodb;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.TlsContract;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

class TlsTest extends TlsContract {
  @Override
  protected Server start(Path folder) {
    return MongodbProcess.start(folder);
  }

  @Override
  protected String uri(String host, int port) {
    return "mongodb://" + host + ":" + port + "?tls=true&directConnection=true&timeout=3000";
  }

  /** The driver takes the JVM's default context, which is made once. */
  @Override
  protected void trustStoreChanged() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    SSLContext.setDefault(context);
  }
}
