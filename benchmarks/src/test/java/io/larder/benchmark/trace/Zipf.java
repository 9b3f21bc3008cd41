package io.larder.benchmark.trace;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from 0 on, each with a likelihood that falls with a power of the rank. */
final class Zipf {
  private final double[] cumulated;
  private final Random random;

  Zipf(int ranks, double exponent, Random random) {
    this.random = random;
    this.cumulated = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += 1 / Math.pow(i + 1, exponent);
      cumulated[i] = sum;
    }
  }

  int next() {
    double drawn = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, drawn);
    return found < 0 ? -found - 1 : found;
  }
}
