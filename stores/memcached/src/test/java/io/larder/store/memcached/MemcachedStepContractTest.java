package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.tier.StepContract;
import io.larder.store.memcached.server.MemcachedTestServer;

class MemcachedStepContractTest extends StepContract {
  @Override
  protected Store open(Ticker clock) {
    return Handle.store(MemcachedTestServer.indexed(), clock);
  }
}
