package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.redis.server.RedisTestServer;

class RedisStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(RedisTestServer.uri(), ticker);
  }
}
