package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;

/** Opens stores as configuration does. */
final class TestStores {
  private TestStores() {}

  static Store open(String uri, Ticker ticker) {
    StoreUri parsed = StoreUri.parse(uri);
    StoreFactory factory =
        parsed.scheme().equals("redis") ? new RedisStoreFactory() : new RedissStoreFactory();
    return factory.open(new StoreConfig(parsed, ticker));
  }
}
