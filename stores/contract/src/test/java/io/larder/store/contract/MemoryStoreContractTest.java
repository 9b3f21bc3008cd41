package io.larder.store.contract;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import java.util.UUID;

class MemoryStoreContractTest extends StoreContract {
  private final String uri = "memory:" + UUID.randomUUID();

  @Override
  protected Store open(Ticker ticker) {
    return MemoryStoreFactory.open(uri, ticker);
  }
}
