package io.larder.store.contract.tier;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.MemoryStoreFactory;
import java.util.UUID;

/** Large values are cut into chunks: what fails at a step may fail at a chunk. */
class ChunkedMemoryStepContractTest extends StepContract {
  private final String uri =
      "memory:" + UUID.randomUUID() + "?largest-value=60000&most-chunks=100&largest-batch=30";

  @Override
  protected Store open(Ticker clock) {
    return MemoryStoreFactory.open(uri, clock);
  }
}
