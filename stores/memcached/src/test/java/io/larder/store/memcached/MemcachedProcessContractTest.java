package io.larder.store.memcached;

import io.larder.store.contract.process.ProcessContract;
import io.larder.store.memcached.server.MemcachedTestServer;

class MemcachedProcessContractTest extends ProcessContract {
  @Override
  protected String uri() {
    return MemcachedTestServer.uri();
  }
}
