package io.larder.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands by a tier's steps: writes through before a commit, hears of each commit in the order of
 * the key. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface Witness<K, V> {
  /** Tells whether {@link #write} does anything, so that a shared store must be held meanwhile. */
  boolean writesThrough();

  /**
   * Writes through what is decided, under the lock of the key, before it is committed.
   *
   * @throws RuntimeException to leave the entry unchanged
   */
  void write(K key, Verdict<V, ?> verdict);

  /**
   * Writes through many, under the locks of their keys.
   *
   * @return what failed, null when nothing did
   */
  @Nullable Refusal<K> writeAll(Map<K, ? extends Verdict<V, ?>> verdicts);

  /**
   * Hears of a commit, under the lock of the key; must not block and must not throw.
   *
   * @return to be redeemed when the lock is free
   */
  Ticket committed(K key, Outcome<V, ?> outcome);

  /** Hears that an entry left to keep the bound, under the lock of the key. */
  void evicted(K key);
}
