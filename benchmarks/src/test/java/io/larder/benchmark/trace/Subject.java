package io.larder.benchmark.trace;

/** A cache that a trace is replayed with. */
interface Subject extends AutoCloseable {
  /** Reads a key, and puts it when it is not there; returns whether it was there. */
  boolean use(Integer key);

  @Override
  default void close() {}
}
