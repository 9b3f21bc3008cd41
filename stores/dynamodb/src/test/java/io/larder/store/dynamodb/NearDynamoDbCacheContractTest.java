package io.larder.store.dynamodb;

import io.larder.LarderConfiguration;
import io.larder.store.contract.cache.CacheContract;
import io.larder.store.dynamodb.server.DynamoDbTestServer;

class NearDynamoDbCacheContractTest extends CacheContract {
  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore(DynamoDbTestServer.uri()).setNear(true);
  }
}
