package io.larder.benchmark.trace;

import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

/** Ehcache, on the heap. */
final class EhcacheSubject implements Subject {
  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);
  private final Cache<Integer, Integer> cache;

  EhcacheSubject(int size) {
    cache =
        manager.createCache(
            "trace",
            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                Integer.class, Integer.class, ResourcePoolsBuilder.heap(size)));
  }

  @Override
  public boolean use(Integer key) {
    if (cache.get(key) != null) {
      return true;
    }
    cache.put(key, key);
    return false;
  }

  @Override
  public void close() {
    manager.close();
  }
}
