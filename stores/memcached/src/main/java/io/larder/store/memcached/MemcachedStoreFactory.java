package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens Memcached: {@code memcached://cache-1}, {@code memcached://c1,c2:11212?index=true}, {@code
 * memcached://user:password@cache-1}.
 */
public final class MemcachedStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "memcached";
  }

  @Override
  public Store open(StoreConfig config) {
    return MemcachedStore.open(Settings.of(config, false), config.ticker());
  }
}
