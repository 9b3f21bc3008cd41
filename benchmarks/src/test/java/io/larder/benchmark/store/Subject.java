package io.larder.benchmark.store;

import java.util.Map;
import java.util.Set;

/** Something that keeps bytes under names. */
interface Subject extends AutoCloseable {
  byte[] get(String key);

  void put(String key, byte[] value);

  /** Returns what is there of a hundred keys. */
  Map<?, ?> getAll(Set<String> keys);

  /** Reads a value and puts another in its place, as one step where that is possible. */
  default void update(String key, byte[] value) {
    get(key);
    put(key, value);
  }

  @Override
  void close();
}
