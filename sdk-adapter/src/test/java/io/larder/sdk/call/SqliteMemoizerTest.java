package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over Larder in a SQLite file. */
class SqliteMemoizerTest extends MemoizerContract {
  @TempDir private Path folder;
  private CacheManager manager = manager();

  private static CacheManager manager() {
    return Caching.getCachingProvider("io.larder.LarderCachingProvider")
        .getCacheManager(URI.create("larder:sqlite-calls"), null, new Properties());
  }

  @Override
  <V> Cache<String, V> open(Class<V> valueType) {
    return manager.createCache(
        "calls",
        new LarderConfiguration<String, V>()
            .setTypes(String.class, valueType)
            .setStore("sqlite:" + folder.resolve("calls.db")));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void whatAFunctionReturnedOutlivesTheApplication() {
    Memoizer.function(open(String.class), "f.", (Integer number) -> "of old").apply(1);
    manager.close();
    manager = manager();

    MemoizedFunction<Integer, String> function =
        Memoizer.function(open(String.class), "f.", number -> "new");
    assertThat(function.apply(1)).isEqualTo("of old");
  }
}
