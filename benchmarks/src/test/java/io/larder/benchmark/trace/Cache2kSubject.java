package io.larder.benchmark.trace;

import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/** The cache2k library. */
final class Cache2kSubject implements Subject {
  private final Cache<Integer, Integer> cache;

  Cache2kSubject(int size) {
    cache =
        Cache2kBuilder.of(Integer.class, Integer.class).entryCapacity(size).eternal(true).build();
  }

  @Override
  public boolean use(Integer key) {
    if (cache.peek(key) != null) {
      return true;
    }
    cache.put(key, key);
    return false;
  }

  @Override
  public void close() {
    cache.close();
  }
}
