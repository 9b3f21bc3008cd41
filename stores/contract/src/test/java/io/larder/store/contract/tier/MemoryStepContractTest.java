package io.larder.store.contract.tier;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.MemoryStoreFactory;
import java.util.UUID;

class MemoryStepContractTest extends StepContract {
  private final String uri = "memory:" + UUID.randomUUID();

  @Override
  protected Store open(Ticker clock) {
    return MemoryStoreFactory.open(uri, clock);
  }
}
