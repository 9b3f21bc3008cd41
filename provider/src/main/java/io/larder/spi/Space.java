package io.larder.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of a {@link Store}. Thread-safe. Every method may throw {@link StoreException} when
 * the store cannot be asked; a namespace never sees or changes another's records.
 */
public interface Space {
  /**
   * Reads records, expired and held ones too, in one round trip where the store can.
   *
   * @param keys at most {@link Capabilities#largestBatch}
   * @return those that are there, by key
   */
  Map<Key, Stored> get(Set<Key> keys);

  /**
   * Reads records for whoever looks and does not decide: as {@link #get}, but what is read may be
   * some moments old where the store reads that way for less. Behind copies, which are some moments
   * old anyway.
   *
   * @param keys at most {@link Capabilities#largestBatch}
   * @return those that are there, by key
   */
  default Map<Key, Stored> peek(Set<Key> keys) {
    return get(keys);
  }

  /**
   * Applies writes, each atomically for its key and independently of the others.
   *
   * @param writes at most {@link Capabilities#largestBatch}, no key twice
   * @return a result for each write, in the same order
   * @throws StoreException only when no write was applied and none ever will be
   */
  List<Result> commit(List<Write> writes);

  /**
   * Reads on in a scan. Each record that is there during the whole scan is found at least once.
   *
   * @param cursor where to go on, null to begin
   * @param limit about how many, > 0
   * @param withValues whether items carry the record
   * @throws UnsupportedOperationException when {@link Capabilities#scan} says so
   */
  Page scan(@Nullable Cursor cursor, int limit, boolean withValues);

  /**
   * Removes every record of this namespace, holds too, at one moment in the order of commits.
   *
   * @return about how many there were
   */
  long clear();

  /**
   * Begins to tell of changes committed from now on.
   *
   * @throws UnsupportedOperationException when the feed is {@link Capabilities.Feed#NONE}
   */
  Subscription changes(ChangeListener listener);

  /** Returns how many records there are. */
  Size size();

  /** Returns figures of this namespace and of the store under it. */
  StoreStatistics statistics();
}
