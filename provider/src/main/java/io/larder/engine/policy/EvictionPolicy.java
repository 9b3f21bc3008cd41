package io.larder.engine.policy;

import java.util.function.Predicate;

/**
 * Chooses which entry leaves. Not thread-safe: the table calls it under its eviction lock.
 *
 * @param <N> the type of the entries
 */
public interface EvictionPolicy<N extends PolicyNode> {
  /**
   * Returns whether it has to be told of each read, in order, by {@link #accessed}. Otherwise
   * {@link PolicyNode#used} says all there is to say, without a lock. The answer never changes.
   */
  boolean ordersReads();

  /** A new entry is there. */
  void admitted(N node);

  /** An entry was read or changed; nothing happens when it is not there any more. */
  void accessed(N node);

  /** An entry has left; nothing happens when it is not there. */
  void removed(N node);

  /**
   * Offers entries, the one to leave first at first, until one is taken; none twice, and the last
   * one admitted not before others. The taker calls {@link #removed} itself, for what it took and
   * nothing else.
   *
   * @param taker answers whether it took the entry
   * @return whether one was taken
   */
  boolean evict(Predicate<N> taker);
}
