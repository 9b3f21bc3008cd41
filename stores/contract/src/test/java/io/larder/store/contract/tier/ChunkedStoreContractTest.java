package io.larder.store.contract.tier;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.MemoryStoreFactory;
import io.larder.store.contract.StoreContract;
import io.larder.tier.ChunkedStore;

/** Values are cut into chunks of a thousand bytes: a store of them owes what any store owes. */
class ChunkedStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return ChunkedStore.over(
        MemoryStoreFactory.open(
            "memory:chunked?largest-value=1000&most-chunks=9000&largest-batch=50", ticker),
        ticker);
  }
}
