package io.larder.store.dynamodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.tier.StepContract;
import io.larder.store.dynamodb.server.DynamoDbTestServer;

class DynamoDbStepContractTest extends StepContract {
  @Override
  protected Store open(Ticker clock) {
    return Handle.store(DynamoDbTestServer.uri(), clock);
  }
}
