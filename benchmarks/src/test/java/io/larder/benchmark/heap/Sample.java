package io.larder.benchmark.heap;

/**
 * What one JVM showed.
 *
 * @param value in the measure's unit, greater than 0
 * @param allocated bytes by operation, NaN where nobody counts them
 */
record Sample(double value, double allocated) {}
