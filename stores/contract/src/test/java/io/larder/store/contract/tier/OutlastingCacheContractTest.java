package io.larder.store.contract.tier;

import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.MemoryStoreFactory;
import io.larder.store.contract.cache.CacheContract;
import io.larder.store.contract.fault.FaultyStore;
import org.junit.jupiter.api.AfterEach;

/** A cache whose store is down all the time is a cache like any other. */
class OutlastingCacheContractTest extends CacheContract {
  private final FaultyStore store =
      new FaultyStore(MemoryStoreFactory.open("memory:", new FakeTicker()));
  private final String uri = HandedStoreFactory.hand(store);

  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    store.faults().goDown();
    return configuration.setStore(uri).setOnStoreFailure("memory");
  }

  @AfterEach
  void forget() {
    HandedStoreFactory.forget(uri);
  }
}
