package io.larder.store.contract.cache;

import io.larder.LarderConfiguration;
import java.util.UUID;

/** A near tier before a store that tells of no changes and takes few entries at a time. */
class SmallNearMemoryCacheContractTest extends CacheContract {
  private final String uri = "memory:" + UUID.randomUUID() + "?feed=none&largest-batch=2";

  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(uri).setNear(true);
  }
}
