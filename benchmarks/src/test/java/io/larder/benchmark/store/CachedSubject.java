package io.larder.benchmark.store;

import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.processor.MutableEntry;

/** A cache of any provider. */
final class CachedSubject implements Subject {
  private final CacheManager manager;
  private final Cache<String, byte[]> cache;

  private CachedSubject(CacheManager manager, Configuration<String, byte[]> configuration) {
    this.manager = manager;
    this.cache = manager.createCache("bytes", configuration);
  }

  static CachedSubject of(String provider, Configuration<String, byte[]> configuration) {
    return new CachedSubject(Caching.getCachingProvider(provider).getCacheManager(), configuration);
  }

  @Override
  public byte[] get(String key) {
    return cache.get(key);
  }

  @Override
  public void put(String key, byte[] value) {
    cache.put(key, value);
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    return cache.getAll(keys);
  }

  @Override
  public void update(String key, byte[] value) {
    cache.invoke(key, CachedSubject::replace, value);
  }

  private static int replace(MutableEntry<String, byte[]> entry, Object... arguments) {
    int length = entry.exists() ? entry.getValue().length : 0;
    entry.setValue((byte[]) arguments[0]);
    return length;
  }

  @Override
  public void close() {
    manager.getCachingProvider().close();
  }
}
