package io.larder.benchmark.trace;

import java.util.List;
import java.util.function.Supplier;

/**
 * Keys in the order in which they were used, and the cache sizes to replay them with.
 *
 * @param name for the table
 * @param keys reads or makes the keys; asked once
 * @param sizes in entries; empty for parts of the number of distinct keys
 */
record Trace(String name, Supplier<int[]> keys, List<Integer> sizes) {
  Trace {
    sizes = List.copyOf(sizes);
  }
}
