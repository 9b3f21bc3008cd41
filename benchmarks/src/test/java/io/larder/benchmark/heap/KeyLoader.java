package io.larder.benchmark.heap;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import org.ehcache.spi.loaderwriter.CacheLoaderWriter;

/** Loads keys as their own values, at no cost; for the standard's caches, and by Ehcache's name. */
final class KeyLoader
    implements CacheLoader<String, Object>, CacheLoaderWriter<String, Object>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public Object load(String key) {
    return key;
  }

  @Override
  public Map<String, Object> loadAll(Iterable<? extends String> keys) {
    Map<String, Object> all = new HashMap<>();
    keys.forEach(key -> all.put(key, key));
    return all;
  }

  @Override
  public void write(String key, Object value) {}

  @Override
  public void delete(String key) {}
}
