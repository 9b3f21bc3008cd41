package io.larder.benchmark.heap;

import java.util.List;

/** Takes samples, each in a fresh JVM. */
interface Probe {
  /**
   * Measures once.
   *
   * @param threads how many use the cache at a time
   */
  Sample take(String subject, int threads) throws Exception;

  /** Returns the numbers of threads that it is made for. */
  default List<Integer> threads() {
    return List.of(1);
  }

  /** Returns how many samples of each subject are taken where others need {@code forks}. */
  default int rounds(int forks) {
    return forks;
  }
}
