package io.larder.engine;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one cache live, and how a step on one of them is atomic. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface Tier<K, V> extends AutoCloseable {
  /** Returns the live entry, without a lock and without a visible side effect. */
  @Nullable Live<V> peek(K key);

  /**
   * Shows the live ones among these entries, each named once, in no particular order, as {@link
   * #peek} does.
   */
  void peekAll(Collection<? extends K> keys, BiConsumer<K, Live<V>> reader);

  /**
   * Decides and does, atomically for this key, under its lock.
   *
   * @throws IllegalStateException when this thread already works on the key, or waits in a circle
   *     with others
   */
  <R> Outcome<V, R> step(K key, Decision<V, R> decision);

  /**
   * Decides and does for many keys, each atomically for itself, under the locks of all.
   *
   * @return the answers of those that were not refused by the writer
   * @throws RuntimeException what the writer refused with, once the others are done
   */
  <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision);

  /** Gives an entry the deadline that an access asks for, unless it has changed meanwhile. */
  void touch(K key, Extension<V> extension);

  /** Gives many entries the deadlines that an access asks for. */
  void touchAll(Map<K, Extension<V>> extensions);

  /** Returns the live entries, in no particular order; weakly consistent. */
  Iterator<Map.Entry<K, Live<V>>> iterator();

  /** Removes all entries, without events and without the writer. */
  void clear();

  /** Removes what has expired now, and raises its events. */
  void purgeExpired();

  /** Returns about how many entries there are, expired ones among them. */
  long size();

  /** Lets go of everything held in this process; entries of a shared store stay there. */
  @Override
  void close();
}
