package io.larder.store.sqlite;

import io.larder.LarderConfiguration;
import io.larder.store.contract.model.ModelContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteModelTest extends ModelContract {
  /** For ever: an expired record is there until the tier has told of its end. */
  private static final long GRACE = Long.MAX_VALUE / 4;

  @TempDir private Path folder;

  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore("sqlite:" + folder.resolve("model.db") + "?grace=" + GRACE);
  }
}
