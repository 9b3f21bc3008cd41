package io.larder.store.dynamodb;

import io.larder.store.contract.process.ProcessContract;
import io.larder.store.dynamodb.server.DynamoDbTestServer;

class DynamoDbProcessContractTest extends ProcessContract {
  @Override
  protected String uri() {
    return DynamoDbTestServer.uri();
  }
}
