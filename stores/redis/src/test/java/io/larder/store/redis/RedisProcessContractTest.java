package io.larder.store.redis;

import io.larder.store.contract.process.ProcessContract;
import io.larder.store.redis.server.RedisTestServer;

class RedisProcessContractTest extends ProcessContract {
  @Override
  protected String uri() {
    return RedisTestServer.uri();
  }
}
