package io.larder.store.mongodb;

import io.larder.store.contract.process.ProcessContract;
import io.larder.store.mongodb.server.MongodbTestServer;

class MongodbProcessContractTest extends ProcessContract {
  @Override
  protected String uri() {
    return MongodbTestServer.uri();
  }
}
