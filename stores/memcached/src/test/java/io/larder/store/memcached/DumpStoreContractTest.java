package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedTestServer;

/** Without an index: the server tells its keys, or the store says that it cannot scan. */
class DumpStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(MemcachedTestServer.uri(), ticker);
  }
}
