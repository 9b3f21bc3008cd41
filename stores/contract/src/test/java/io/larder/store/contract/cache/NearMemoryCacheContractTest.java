package io.larder.store.contract.cache;

import io.larder.LarderConfiguration;
import java.util.UUID;

class NearMemoryCacheContractTest extends CacheContract {
  private final String uri = "memory:" + UUID.randomUUID();

  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(uri).setNear(true);
  }
}
