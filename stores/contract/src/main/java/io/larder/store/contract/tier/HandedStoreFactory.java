package io.larder.store.contract.tier;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Gives caches a store that a test has made: {@code handed:name}. The way for a test to keep a
 * store in its hands, and its faults, that a cache finds by a URI.
 */
public final class HandedStoreFactory implements StoreFactory {
  private static final ConcurrentMap<String, Store> HANDED = new ConcurrentHashMap<>();

  /** Makes the factory; all of them know what was handed over. */
  public HandedStoreFactory() {}

  /** Hands a store over, under a random name, and returns its URI. */
  static String hand(Store store) {
    String name = UUID.randomUUID().toString();
    HANDED.put(name, store);
    return "handed:" + name;
  }

  /** Forgets a store. */
  static void forget(String uri) {
    HANDED.remove(uri.substring(uri.indexOf(':') + 1));
  }

  @Override
  public String scheme() {
    return "handed";
  }

  @Override
  public Store open(StoreConfig config) {
    Store store = HANDED.get(config.uri().location());
    if (store == null) {
      throw new IllegalArgumentException("no store was handed over as " + config.uri());
    }
    return store;
  }
}
