package io.larder.store.dynamodb;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens a table of DynamoDB: {@code dynamodb:caches?region=eu-west-1}, {@code
 * dynamodb:caches?endpoint=http://127.0.0.1:8000&region=local&create=true}.
 */
public final class DynamoDbStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "dynamodb";
  }

  @Override
  public Store open(StoreConfig config) {
    return DynamoDbStore.open(Settings.of(config), config.ticker());
  }
}
