package io.larder.benchmark.heap;

/** Takes a sample in a fresh JVM. */
interface Probe {
  /**
   * Measures once.
   *
   * @param threads how many use the cache at a time
   */
  Sample take(String subject, int threads) throws Exception;
}
