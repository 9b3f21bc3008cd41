package io.larder.benchmark.heap;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that keeps objects under names on the heap. Thread-safe. */
interface Subject extends AutoCloseable {
  @Nullable Object get(String key);

  void put(String key, Object value);

  /** Adds one to an {@code Integer} that is there, as one step. */
  void increment(String key);

  /** Returns what is there of some keys. */
  Map<?, ?> getAll(Set<String> keys);

  void putAll(Map<String, Object> entries);

  /** Returns the entries that are there, counted one by one. */
  int size();

  /** Returns the hits that its statistics counted, 0 when they are off. */
  long hits();

  @Override
  void close();
}
