package io.larder.store.dynamodb;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;

/** Opens stores as configuration does. */
final class TestStores {
  private TestStores() {}

  static Store open(String uri, Ticker ticker) {
    return new DynamoDbStoreFactory().open(new StoreConfig(StoreUri.parse(uri), ticker));
  }

  static Handle handle(String uri, Ticker ticker) {
    return new Handle(open(uri, ticker));
  }
}
