package io.larder.store.contract.tier;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.MemoryStoreFactory;
import java.util.UUID;

/** A store that says neither what changes nor what it has, and takes few and small records. */
class NoFeedMemoryStepContractTest extends StepContract {
  private final String uri =
      "memory:"
          + UUID.randomUUID()
          + "?feed=none&scan=false&largest-batch=7&largest-key=300&largest-value=1000&upsert=false";

  @Override
  protected Store open(Ticker clock) {
    return MemoryStoreFactory.open(uri, clock);
  }
}
