package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.tier.StepContract;
import io.larder.store.redis.server.RedisTestServer;

class RedisStepContractTest extends StepContract {
  @Override
  protected Store open(Ticker clock) {
    return Handle.store(RedisTestServer.uri(), clock);
  }
}
