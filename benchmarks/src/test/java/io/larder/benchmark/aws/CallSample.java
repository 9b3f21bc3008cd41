package io.larder.benchmark.aws;

/**
 * What one call cost in one JVM, on average.
 *
 * @param micros that passed
 * @param cpuMicros of all threads: compiler, collector, and the stub where there is one
 * @param allocated bytes
 */
record CallSample(double micros, double cpuMicros, double allocated) {}
