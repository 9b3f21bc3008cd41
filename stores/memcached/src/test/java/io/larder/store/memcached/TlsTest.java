package io.larder.store.memcached;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.TlsContract;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;

class TlsTest extends TlsContract {
  @Override
  protected Server start(Path folder) {
    return MemcachedProcess.start(folder);
  }

  @Override
  protected String uri(String host, int port) {
    return "memcacheds://" + host + ":" + port;
  }
}
