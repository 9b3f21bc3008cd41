package io.larder.store.contract.model;

import javax.cache.management.CacheStatisticsMXBean;

/**
 * What the statistics count.
 *
 * @param evictions none: the caches here have room
 */
record Counts(long hits, long misses, long puts, long removals, long evictions) {
  static Counts of(CacheStatisticsMXBean statistics) {
    return new Counts(
        statistics.getCacheHits(),
        statistics.getCacheMisses(),
        statistics.getCachePuts(),
        statistics.getCacheRemovals(),
        statistics.getCacheEvictions());
  }
}
