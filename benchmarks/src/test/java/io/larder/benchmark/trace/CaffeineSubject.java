package io.larder.benchmark.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caffeine, which evicts in the calling thread here. */
final class CaffeineSubject implements Subject {
  private final Cache<Integer, Integer> cache;

  CaffeineSubject(int size) {
    cache = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  @Override
  public boolean use(Integer key) {
    if (cache.getIfPresent(key) != null) {
      return true;
    }
    cache.put(key, key);
    return false;
  }
}
