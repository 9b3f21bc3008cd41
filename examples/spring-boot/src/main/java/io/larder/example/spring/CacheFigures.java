package io.larder.example.spring;

/**
 * What one cache has counted.
 *
 * @param hits by its MXBean
 * @param misses by its MXBean
 * @param puts by its MXBean
 * @param meteredHits by Micrometer
 * @param meteredMisses by Micrometer
 * @param meteredPuts by Micrometer
 */
public record CacheFigures(
    String cache,
    long hits,
    long misses,
    long puts,
    long meteredHits,
    long meteredMisses,
    long meteredPuts) {}
