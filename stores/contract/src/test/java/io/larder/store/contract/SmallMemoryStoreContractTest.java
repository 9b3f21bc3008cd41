package io.larder.store.contract;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import java.util.UUID;

/** A store with little room, no feed and no scan: the other branch of each test that has two. */
class SmallMemoryStoreContractTest extends StoreContract {
  private final String uri =
      "memory:%s?largest-key=250&largest-value=1000&largest-batch=2&feed=none&scan=false&upsert=false"
          .formatted(UUID.randomUUID());

  @Override
  protected Store open(Ticker ticker) {
    return MemoryStoreFactory.open(uri, ticker);
  }
}
