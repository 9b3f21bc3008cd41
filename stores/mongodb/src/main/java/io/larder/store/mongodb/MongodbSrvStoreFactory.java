package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens MongoDB whose servers a DNS record lists: {@code
 * mongodb+srv://user:password@cluster.example.net/caches}, else as {@code mongodb:}.
 */
public final class MongodbSrvStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "mongodb+srv";
  }

  @Override
  public Store open(StoreConfig config) {
    return MongodbStore.open(config);
  }
}
