package io.larder.benchmark.heap;

/** A measure with a number of threads. */
record Row(Measure measure, int threads) {
  @Override
  public String toString() {
    return measure.name() + ", " + threads + (threads == 1 ? " thread" : " threads");
  }
}
