package io.larder.store.dynamodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.dynamodb.server.DynamoDbTestServer;

class DynamoDbStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(DynamoDbTestServer.uri(), ticker);
  }

  /** It is one moment for each record. */
  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }
}
