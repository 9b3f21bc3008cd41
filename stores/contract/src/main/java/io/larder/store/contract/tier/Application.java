package io.larder.store.contract.tier;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Capabilities;
import io.larder.spi.Store;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.fault.Faults;
import io.larder.store.contract.fault.FaultyStore;
import java.net.URI;
import java.util.UUID;
import javax.cache.CacheManager;

/**
 * An application as one process runs it: a provider of its own, on a handle of its own that fails
 * when it is told to.
 */
final class Application {
  private final FaultyStore store;
  private final FakeTicker ticker;
  private final String uri;
  private final LarderCachingProvider provider = new LarderCachingProvider();
  private final CacheManager manager =
      provider.getCacheManager(URI.create("larder:" + UUID.randomUUID()), null);

  Application(Store store, FakeTicker ticker) {
    this.store = new FaultyStore(store);
    this.ticker = ticker;
    this.uri = HandedStoreFactory.hand(this.store);
  }

  /** Opens a cache on the store, by the application's clock. */
  @SuppressWarnings("unchecked") // a cache of these types is unwrapped
  <K, V> LarderCache<K, V> open(String name, LarderConfiguration<K, V> configuration) {
    LarderConfiguration<K, V> own =
        new LarderConfiguration<>(configuration).setStore(uri).setTickerFactory(() -> ticker);
    return manager.createCache(name, own).unwrap(LarderCache.class);
  }

  /** Returns what goes wrong between this application and the store. */
  Faults faults() {
    return store.faults();
  }

  FakeTicker ticker() {
    return ticker;
  }

  Capabilities capabilities() {
    return store.capabilities();
  }

  /** Returns the name of the store in this application's messages. */
  String uri() {
    return uri;
  }

  void close() {
    faults().comeBack();
    provider.close();
    HandedStoreFactory.forget(uri);
    store.close();
  }
}
