package io.larder.store.contract.cache;

import io.larder.LarderCache;
import javax.cache.management.CacheStatisticsMXBean;

/** What a cache has counted. */
record Counts(long hits, long misses, long puts, long removals) {
  static final Counts NOTHING = new Counts(0, 0, 0, 0);

  static Counts of(LarderCache<?, ?> cache) {
    CacheStatisticsMXBean statistics = cache.statistics();
    return new Counts(
        statistics.getCacheHits(),
        statistics.getCacheMisses(),
        statistics.getCachePuts(),
        statistics.getCacheRemovals());
  }

  static Counts hits(long hits) {
    return new Counts(hits, 0, 0, 0);
  }

  static Counts misses(long misses) {
    return new Counts(0, misses, 0, 0);
  }

  static Counts puts(long puts) {
    return new Counts(0, 0, puts, 0);
  }

  static Counts removals(long removals) {
    return new Counts(0, 0, 0, removals);
  }

  Counts and(Counts other) {
    return new Counts(
        hits + other.hits, misses + other.misses, puts + other.puts, removals + other.removals);
  }
}
