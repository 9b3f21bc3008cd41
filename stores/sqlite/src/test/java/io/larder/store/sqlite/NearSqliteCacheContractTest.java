package io.larder.store.sqlite;

import io.larder.LarderConfiguration;
import io.larder.store.contract.cache.CacheContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class NearSqliteCacheContractTest extends CacheContract {
  @TempDir Path directory;

  @Override
  protected <K, V> LarderConfiguration<K, V> onTier(LarderConfiguration<K, V> configuration) {
    return configuration.setStore("sqlite:" + directory.resolve("cache.db")).setNear(true);
  }
}
