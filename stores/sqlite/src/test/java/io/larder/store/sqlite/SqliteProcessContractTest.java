package io.larder.store.sqlite;

import io.larder.store.contract.process.ProcessContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteProcessContractTest extends ProcessContract {
  @TempDir Path folder;

  @Override
  protected String uri() {
    return "sqlite:" + folder.resolve("counters.db");
  }
}
