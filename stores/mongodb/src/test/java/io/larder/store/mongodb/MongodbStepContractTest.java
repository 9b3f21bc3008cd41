package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.tier.StepContract;
import io.larder.store.mongodb.server.MongodbTestServer;

class MongodbStepContractTest extends StepContract {
  @Override
  protected Store open(Ticker clock) {
    return Handle.store(MongodbTestServer.uri(), clock);
  }
}
