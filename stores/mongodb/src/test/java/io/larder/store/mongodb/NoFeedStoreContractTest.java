package io.larder.store.mongodb;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On one server that is no replica set, and so has no change streams. */
class NoFeedStoreContractTest extends StoreContract {
  private static MongodbProcess server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = MongodbProcess.start(folder, false);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(server.uri() + "?timeout=20000", ticker);
  }

  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }
}
