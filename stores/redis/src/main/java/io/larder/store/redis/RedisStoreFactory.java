package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens Redis or Valkey: {@code redis://cache-1}, {@code redis://user:password@cache-1:6380/2},
 * {@code redis://s1,s2,s3?sentinel=primary}, {@code redis://n1,n2,n3?cluster=true}.
 */
public final class RedisStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "redis";
  }

  @Override
  public Store open(StoreConfig config) {
    return RedisStore.open(Settings.of(config, false), config.ticker());
  }
}
