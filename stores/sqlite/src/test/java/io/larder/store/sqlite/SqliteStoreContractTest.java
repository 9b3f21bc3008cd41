package io.larder.store.sqlite;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open(Ticker ticker) {
    return TestStores.open(folder.resolve("x.db"), "", ticker);
  }
}
