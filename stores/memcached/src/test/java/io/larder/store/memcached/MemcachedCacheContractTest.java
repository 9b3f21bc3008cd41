package io.larder.store.memcached;

import io.larder.LarderConfiguration;
import io.larder.store.contract.cache.CacheContract;
import io.larder.store.memcached.server.MemcachedTestServer;

class MemcachedCacheContractTest extends CacheContract {
  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(MemcachedTestServer.scanned());
  }
}
