package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/** Opens Redis or Valkey over TLS: {@code rediss://cache-1:6380}, else as {@code redis:}. */
public final class RedissStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "rediss";
  }

  @Override
  public Store open(StoreConfig config) {
    return RedisStore.open(Settings.of(config, true), config.ticker());
  }
}
