package io.larder.sdk.aws;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by service and operation. Thread-safe. */
final class Counters {
  private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();

  /** What is counted of one operation. */
  record Counter(
      LongAdder hits,
      LongAdder misses,
      LongAdder passed,
      LongAdder denied,
      LongAdder mutations,
      LongAdder failures) {
    Counter() {
      this(
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder());
    }

    private Counts counts() {
      return new Counts(
          hits.sum(), misses.sum(), passed.sum(), denied.sum(), mutations.sum(), failures.sum());
    }
  }

  Counter of(Call call) {
    return counters.computeIfAbsent(call.names().label(), name -> new Counter());
  }

  SortedMap<String, Counts> counts() {
    SortedMap<String, Counts> counts = new TreeMap<>();
    counters.forEach((name, counter) -> counts.put(name, counter.counts()));
    return counts;
  }
}
