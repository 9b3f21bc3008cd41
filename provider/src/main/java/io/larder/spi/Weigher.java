package io.larder.spi;

/**
 * Says what an entry counts for where a cache's heap is bounded by weight. Called once for each
 * value that is to be put, by several threads at once, and with the key locked or not. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
@FunctionalInterface
public interface Weigher<K, V> {
  /** Returns the weight, 0 or more, in any unit; always the same for an entry. */
  long weigh(K key, V value);
}
