package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;

/** Opens stores as configuration does. */
final class TestStores {
  private TestStores() {}

  static Store open(String uri, Ticker ticker) {
    return new MongodbStoreFactory().open(new StoreConfig(StoreUri.parse(uri), ticker));
  }

  static Handle handle(String uri, Ticker ticker) {
    return new Handle(open(uri, ticker));
  }

  /** Returns where clients find a server over a wire that breaks. */
  static String uri(Proxy proxy) {
    return "mongodb://127.0.0.1:" + proxy.port();
  }
}
