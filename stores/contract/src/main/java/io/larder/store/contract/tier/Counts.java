package io.larder.store.contract.tier;

import io.larder.LarderCache;
import javax.cache.management.CacheStatisticsMXBean;

/** The statistics of one cache at a moment. */
record Counts(long hits, long misses, long puts, long removals) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  /** Returns the statistics, and begins to count from 0 again. */
  static Counts take(LarderCache<?, ?> cache) {
    CacheStatisticsMXBean bean = cache.statistics();
    Counts counts =
        new Counts(
            bean.getCacheHits(),
            bean.getCacheMisses(),
            bean.getCachePuts(),
            bean.getCacheRemovals());
    bean.clear();
    return counts;
  }
}
