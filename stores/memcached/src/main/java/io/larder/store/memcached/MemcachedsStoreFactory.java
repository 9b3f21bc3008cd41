package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/** Opens Memcached over TLS: {@code memcacheds://cache-1}, else as {@code memcached:}. */
public final class MemcachedsStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "memcacheds";
  }

  @Override
  public Store open(StoreConfig config) {
    return MemcachedStore.open(Settings.of(config, true), config.ticker());
  }
}
