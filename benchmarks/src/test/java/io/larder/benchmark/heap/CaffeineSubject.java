package io.larder.benchmark.heap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Caffeine by its own interface, without JCache's rules. */
final class CaffeineSubject implements Subject {
  private final Cache<String, Object> cache;
  private final boolean readThrough;

  CaffeineSubject(CacheSpec spec) {
    Caffeine<Object, Object> builder = Caffeine.newBuilder().maximumSize(spec.capacity());
    switch (spec.expiry()) {
      case ETERNAL -> {}
      case CREATED -> builder.expireAfterWrite(Expiry.TIME);
      case ACCESSED -> builder.expireAfterAccess(Expiry.TIME);
    }
    if (spec.statistics()) {
      builder.recordStats();
    }
    cache = builder.build();
    readThrough = spec.readThrough();
  }

  @Override
  public @Nullable Object get(String key) {
    return readThrough ? cache.get(key, any -> any) : cache.getIfPresent(key);
  }

  @Override
  public void put(String key, Object value) {
    cache.put(key, value);
  }

  @Override
  public void increment(String key) {
    cache.asMap().computeIfPresent(key, (any, before) -> (Integer) before + 1);
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    return cache.getAllPresent(keys);
  }

  @Override
  public void putAll(Map<String, Object> entries) {
    cache.putAll(entries);
  }

  @Override
  public int size() {
    int size = 0;
    for (Object any : cache.asMap().keySet()) {
      size += any == null ? 0 : 1;
    }
    return size;
  }

  @Override
  public long hits() {
    return cache.stats().hitCount();
  }

  @Override
  public void close() {
    cache.invalidateAll();
  }
}
