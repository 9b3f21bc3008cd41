package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedTestServer;

class MemcachedStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(MemcachedTestServer.indexed(), ticker);
  }
}
