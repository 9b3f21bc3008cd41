package io.larder.benchmark.heap;

/**
 * What a measurement wants of a cache.
 *
 * @param capacity how many entries it may keep; those that know no bound keep all
 * @param readThrough whether a miss loads the entry: its value is its key
 */
record CacheSpec(
    int capacity, Expiry expiry, boolean statistics, Values values, boolean readThrough) {}
