package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens MongoDB: {@code mongodb://db-1}, {@code
 * mongodb://user:password@db-1,db-2:27018/caches?replicaSet=rs0}.
 */
public final class MongodbStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "mongodb";
  }

  @Override
  public Store open(StoreConfig config) {
    return MongodbStore.open(config);
  }
}
