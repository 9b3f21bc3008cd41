package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;

/** Opens stores as configuration does. */
final class TestStores {
  private TestStores() {}

  static Store open(String uri, Ticker ticker) {
    StoreUri parsed = StoreUri.parse(uri);
    StoreFactory factory =
        parsed.scheme().equals("memcached")
            ? new MemcachedStoreFactory()
            : new MemcachedsStoreFactory();
    return factory.open(new StoreConfig(parsed, ticker));
  }

  static Handle handle(String uri, Ticker ticker) {
    return new Handle(open(uri, ticker));
  }

  /** Returns where clients find a server over a wire that breaks. */
  static String uri(Proxy proxy) {
    return "memcached://127.0.0.1:" + proxy.port();
  }
}
