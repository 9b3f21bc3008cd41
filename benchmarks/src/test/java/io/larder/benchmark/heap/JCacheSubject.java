package io.larder.benchmark.heap;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.processor.EntryProcessor;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A cache of any provider. */
final class JCacheSubject implements Subject {
  private static final String NAME = "measured";
  private static final EntryProcessor<String, Object, Object> INCREMENT =
      (entry, arguments) -> {
        Integer before = (Integer) requireNonNull(entry.getValue());
        entry.setValue(before + 1);
        return before;
      };

  private final CacheManager manager;
  private final Cache<String, Object> cache;

  private JCacheSubject(CacheManager manager, Cache<String, Object> cache) {
    this.manager = manager;
    this.cache = cache;
  }

  static JCacheSubject of(
      String provider, Configuration<String, Object> configuration, boolean statistics) {
    CacheManager manager = Caching.getCachingProvider(provider).getCacheManager();
    Cache<String, Object> cache = manager.createCache(NAME, configuration);
    manager.enableStatistics(NAME, statistics);
    return new JCacheSubject(manager, cache);
  }

  @Override
  public @Nullable Object get(String key) {
    return cache.get(key);
  }

  @Override
  public void put(String key, Object value) {
    cache.put(key, value);
  }

  @Override
  public void increment(String key) {
    cache.invoke(key, INCREMENT);
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    return cache.getAll(keys);
  }

  @Override
  public void putAll(Map<String, Object> entries) {
    cache.putAll(entries);
  }

  @Override
  public int size() {
    int size = 0;
    for (Cache.Entry<?, ?> any : cache) {
      requireNonNull(any);
      size++;
    }
    return size;
  }

  @Override
  public long hits() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      long hits = 0;
      for (ObjectName bean :
          server.queryNames(
              new ObjectName("javax.cache:type=CacheStatistics,Cache=" + NAME + ",*"), null)) {
        hits += (Long) server.getAttribute(bean, "CacheHits");
      }
      return hits;
    } catch (JMException e) {
      throw new IllegalStateException("no hits can be read of " + manager.getURI(), e);
    }
  }

  @Override
  public void close() {
    manager.getCachingProvider().close();
  }
}
