package io.larder.benchmark.heap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A plain {@code ConcurrentHashMap}: no bound, no expiry, no statistics, no copies. */
final class MapSubject implements Subject {
  private final ConcurrentHashMap<String, Object> map = new ConcurrentHashMap<>();
  private final boolean readThrough;

  MapSubject(boolean readThrough) {
    this.readThrough = readThrough;
  }

  @Override
  public @Nullable Object get(String key) {
    Object value = map.get(key);
    return value == null && readThrough ? map.computeIfAbsent(key, any -> any) : value;
  }

  @Override
  public void put(String key, Object value) {
    map.put(key, value);
  }

  @Override
  public void increment(String key) {
    map.computeIfPresent(key, (any, before) -> (Integer) before + 1);
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    Map<String, Object> found = new HashMap<>();
    for (String key : keys) {
      Object value = map.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  @Override
  public void putAll(Map<String, Object> entries) {
    map.putAll(entries);
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public long hits() {
    return 0;
  }

  @Override
  public void close() {}
}
