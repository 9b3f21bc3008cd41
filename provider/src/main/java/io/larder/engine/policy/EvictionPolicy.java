package io.larder.engine.policy;

import java.util.function.Predicate;

/**
 * Chooses which entry leaves. Not thread-safe: the table calls it under its eviction lock.
 *
 * @param <N> the type of the entries
 */
public interface EvictionPolicy<N extends PolicyNode> {
  /** A new entry is there. */
  void admitted(N node);

  /** An entry was read or changed; nothing happens when it is not there any more. */
  void accessed(N node);

  /** An entry has left; nothing happens when it is not there. */
  void removed(N node);

  /**
   * Offers entries, the one to leave first at first, until one is taken. The taker calls {@link
   * #removed} itself.
   *
   * @param taker answers whether it took the entry
   * @return whether one was taken
   */
  boolean evict(Predicate<N> taker);
}
