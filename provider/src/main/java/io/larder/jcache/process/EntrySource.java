package io.larder.jcache.process;

import io.larder.engine.Live;
import io.larder.engine.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry's value can come from, and how long it lives. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface EntrySource<K, V> {
  /** Tells whether there is a loader to ask. */
  boolean loadsOnMiss();

  /** Returns the loader's value, null when there is none or nothing is read through. */
  @Nullable V load(K key);

  /** Counts a look-up whose step will not be committed, because the processor has thrown. */
  void lookedUp(boolean found);

  /**
   * Checks a value that a processor sets.
   *
   * @throws NullPointerException for null
   * @throws ClassCastException when it is not of the declared type
   */
  void check(V value);

  /** Returns the deadline of a value that is put now in the place of this entry, null for none. */
  long deadlineOnPut(@Nullable Live<V> current);

  /** Returns the verdict of an operation that reads this entry now and leaves its value. */
  <R> Verdict<V, R> accessed(Live<V> current, @Nullable R answer);
}
