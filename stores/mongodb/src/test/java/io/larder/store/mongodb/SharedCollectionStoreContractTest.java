package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbTestServer;

class SharedCollectionStoreContractTest extends StoreContract {
  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(MongodbTestServer.uri() + "?timeout=20000&collection=all", ticker);
  }

  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }
}
