package io.larder.store.dynamodb;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.TlsContract;
import io.larder.store.dynamodb.server.DynamoDbProcess;
import java.nio.file.Path;

class TlsTest extends TlsContract {
  @Override
  protected Server start(Path folder) {
    return DynamoDbProcess.start(folder);
  }

  @Override
  protected String uri(String host, int port) {
    return DynamoDbProcess.uri(port).replace("http://127.0.0.1", "https://" + host)
        + "&timeout=3000";
  }
}
