package io.larder.store.sqlite;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.tier.StepContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStepContractTest extends StepContract {
  @TempDir Path directory;

  @Override
  protected Store open(Ticker clock) {
    StoreUri uri = StoreUri.parse("sqlite:" + directory.resolve("cache.db"));
    return new SqliteStoreFactory().open(new StoreConfig(uri, clock));
  }
}
