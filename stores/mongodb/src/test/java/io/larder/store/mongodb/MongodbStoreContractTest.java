package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbTestServer;

class MongodbStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(MongodbTestServer.uri() + "?timeout=20000", ticker);
  }

  /** Each key is removed at one moment, and they follow on each other. */
  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }
}
