package io.larder.store.contract.cache;

import io.larder.LarderConfiguration;

class HeapCacheContractTest extends CacheContract {
  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration;
  }
}
