package io.larder.jcache.manage;

import java.util.concurrent.atomic.LongAdder;

/**
 * The mean time of what was timed; what was only counted, as by a processor or an iterator, has no
 * part in it. Thread-safe.
 */
final class Mean {
  private static final float NANOS_PER_MICRO = 1_000f;

  private final LongAdder nanos = new LongAdder();
  private final LongAdder times = new LongAdder();

  void add(long duration, int entries) {
    nanos.add(duration);
    times.add(entries);
  }

  long times() {
    return times.sum();
  }

  float micros() {
    long count = times.sum();
    return count == 0 ? 0f : nanos.sum() / NANOS_PER_MICRO / count;
  }

  void reset() {
    nanos.reset();
    times.reset();
  }
}
