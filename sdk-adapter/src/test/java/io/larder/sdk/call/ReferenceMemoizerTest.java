package io.larder.sdk.call;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;

/** Over the reference implementation of JSR-107: nothing here needs Larder. */
class ReferenceMemoizerTest extends MemoizerContract {
  private final CacheManager manager =
      Caching.getCachingProvider("org.jsr107.ri.spi.RICachingProvider").getCacheManager();

  @Override
  <V> Cache<String, V> open(Class<V> valueType) {
    return manager.createCache(
        "calls", new MutableConfiguration<String, V>().setTypes(String.class, valueType));
  }

  @AfterEach
  void close() {
    manager.close();
  }
}
