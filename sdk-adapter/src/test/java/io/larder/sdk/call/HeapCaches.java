package io.larder.sdk.call;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

/** Caches of Larder's in memory, one for each who asks. */
final class HeapCaches {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private HeapCaches() {}

  static <V> Cache<String, V> open(Class<V> type) {
    return Caching.getCachingProvider("io.larder.LarderCachingProvider")
        .getCacheManager()
        .createCache(
            "calls-" + COUNT.incrementAndGet(),
            new MutableConfiguration<String, V>()
                .setTypes(String.class, type)
                .setStatisticsEnabled(true));
  }
}
