package io.larder.store.sqlite;

import io.larder.LarderConfiguration;

class NearSqliteModelTest extends SqliteModelTest {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    super.onTier(configuration);
    configuration.setNear(true);
  }
}
