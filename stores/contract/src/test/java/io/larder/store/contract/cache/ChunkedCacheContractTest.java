package io.larder.store.contract.cache;

import io.larder.LarderConfiguration;
import java.util.UUID;

/** Records so small that nearly every value is cut into chunks. */
class ChunkedCacheContractTest extends CacheContract {
  private final String uri =
      "memory:" + UUID.randomUUID() + "?largest-value=40&most-chunks=1000000&largest-batch=20";

  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(uri);
  }
}
