package io.larder;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.management.CacheStatisticsMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What JCache has no word for; {@code cache.unwrap(LarderCache.class)} gives it. Thread-safe. Each
 * of these methods throws {@link IllegalStateException} when the cache is closed, and {@link
 * NullPointerException} for null.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LarderCache<K, V> extends Cache<K, V> {
  /**
   * Puts a value that expires after this time, whatever the expiry policy says of creation or
   * update.
   *
   * @param timeToLive more than zero
   * @throws IllegalArgumentException when the time is zero or negative
   */
  void put(K key, V value, Duration timeToLive);

  /**
   * Returns when an entry expires: {@link Instant#MAX} for never, null when there is no live entry.
   * Counts nothing and is no access.
   */
  @Nullable Instant expiresAt(K key);

  /** Lets every entry that has expired leave now, and raises the events of that. */
  void purgeExpired();

  /** Returns about how many entries there are, expired ones among them that have not left yet. */
  long size();

  /**
   * Changes the bound of entries on the heap, {@link Long#MAX_VALUE} for none. What is too much
   * then is evicted at once.
   *
   * @throws IllegalArgumentException when it is 0 or negative
   * @throws UnsupportedOperationException when nothing is on the heap; a store's bounds are in its
   *     URI
   */
  void setMaximumEntries(long maximum);

  /**
   * Changes the bound of bytes on the heap, as {@link #setMaximumEntries} does that of entries.
   *
   * @param size such as {@code 128M}
   * @throws IllegalArgumentException when it is no size above 0
   * @throws IllegalStateException when the cache was made without such a bound
   * @throws UnsupportedOperationException when nothing is on the heap
   */
  void setMaximumBytes(String size);

  /**
   * Changes the bound of weight on the heap, as {@link #setMaximumEntries} does that of entries.
   *
   * @throws IllegalArgumentException when it is 0 or negative
   * @throws IllegalStateException when the cache was made without a weigher
   * @throws UnsupportedOperationException when nothing is on the heap
   */
  void setMaximumWeight(long maximum);

  /** Returns the statistics, which count only while they are enabled. */
  CacheStatisticsMXBean statistics();

  /**
   * Returns figures that the standard statistics lack, of the tiers and of the store, by name; such
   * as {@code entries}, {@code unreadable}, {@code near.entries}, {@code store.evictions}.
   */
  Map<String, Long> figures();
}
