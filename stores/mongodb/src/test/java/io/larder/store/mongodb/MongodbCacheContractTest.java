package io.larder.store.mongodb;

import io.larder.LarderConfiguration;
import io.larder.store.contract.cache.CacheContract;
import io.larder.store.mongodb.server.MongodbTestServer;

class MongodbCacheContractTest extends CacheContract {
  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(MongodbTestServer.uri());
  }
}
