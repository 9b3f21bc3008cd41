package io.larder.benchmark.heap;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sees that a subject really does what is measured. */
final class Check {
  private static final String KEY = "checked";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Check() {}

  /**
   * An empty cache finds what was put, copies it when it should, and counts hits when it should.
   */
  static void operations(String name, Subject subject, CacheSpec spec) {
    if (spec.readThrough()) {
      require(KEY.equals(subject.get(KEY)), name, "does not load");
    }
    Object value = spec.readThrough() ? KEY : spec.values().make(1_000_000);
    subject.put(KEY, value);
    Object found = subject.get(KEY);
    require(value.equals(found), name, "does not find what it was given");
    boolean copied = spec.values() == Values.BEAN;
    boolean shared = !spec.values().byValue();
    require(!copied || found != value, name, "does not copy");
    require(!shared || found == value, name, "copies");
    require((subject.hits() > 0) == spec.statistics(), name, "has the wrong statistics");
  }

  /** A full cache keeps what fits: all, or about as many as its bound says. */
  static void entries(String name, Subject subject, CacheSpec spec, int put) {
    boolean bounded = !Subjects.UNBOUNDED.contains(name);
    int most = bounded ? Math.min(put + 1, spec.capacity()) : put + 1;
    int least = put < spec.capacity() || !bounded ? put : spec.capacity() / 2;
    long begin = System.nanoTime();
    int size = subject.size();
    while (size > most && System.nanoTime() - begin < PATIENCE.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos()); // some evict behind the caller
      size = subject.size();
    }
    require(
        size >= least && size <= most * 1.02,
        name,
        "keeps %d entries, not %d to %d".formatted(size, least, most));
  }

  private static void require(boolean condition, String name, String complaint) {
    if (!condition) {
      throw new IllegalStateException(name + " " + complaint);
    }
  }
}
