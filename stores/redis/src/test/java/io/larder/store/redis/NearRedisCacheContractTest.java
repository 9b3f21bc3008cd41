package io.larder.store.redis;

import io.larder.LarderConfiguration;
import io.larder.store.contract.cache.CacheContract;
import io.larder.store.redis.server.RedisTestServer;

class NearRedisCacheContractTest extends CacheContract {
  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(RedisTestServer.uri()).setNear(true);
  }
}
