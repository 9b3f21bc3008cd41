package io.larder.benchmark.heap;

import java.util.Map;

/**
 * What one JVM showed.
 *
 * @param value in the measure's unit, greater than 0
 * @param more what else was seen, by its name and unit
 */
record Sample(double value, Map<String, Double> more) {
  /** Of each operation, in bytes. */
  static final String ALLOCATED = "B/op";

  /** Checks, and copies. */
  Sample {
    if (!(value > 0)) {
      throw new IllegalArgumentException("value must be > 0: " + value);
    }
    more = Map.copyOf(more);
  }
}
