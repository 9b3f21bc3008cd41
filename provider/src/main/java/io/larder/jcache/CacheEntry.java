package io.larder.jcache;

import javax.cache.Cache;

/**
 * A key and its value, as iterators give them and writers get them. Immutable.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public record CacheEntry<K, V>(K key, V value) implements Cache.Entry<K, V> {
  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.unwrap(this, type);
  }
}
