package io.larder.store.redis;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.TlsContract;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;

class TlsTest extends TlsContract {
  @Override
  protected Server start(Path folder) {
    return RedisProcess.start(folder);
  }

  @Override
  protected String uri(String host, int port) {
    return "rediss://" + host + ":" + port;
  }
}
