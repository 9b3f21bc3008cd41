package io.larder.store.contract;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import java.util.UUID;

/** A store whose feed comes by itself: the tests wait for it and must not hang. */
class PushStoreContractTest extends StoreContract {
  private final String uri = "memory:" + UUID.randomUUID();

  @Override
  protected Store open(Ticker ticker) {
    return new PushStore(MemoryStoreFactory.open(uri, ticker));
  }
}
