package io.larder.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What one process has asked of a store with a server, and how often. Thread-safe. */
public final class StoreCounts {
  private final LongAdder reads = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder roundTrips = new LongAdder();

  /** Counts nothing yet. */
  public StoreCounts() {}

  /** Notes that so many records are read. */
  public void read(int records) {
    reads.add(records);
  }

  /** Notes what became of writes. */
  public void committed(Collection<Result> results) {
    commits.add(results.size());
    conflicts.add(results.stream().filter(Result.Conflict.class::isInstance).count());
  }

  /** Notes that a server is asked and waited for. */
  public void roundTrip() {
    roundTrips.increment();
  }

  /**
   * Returns {@code reads}, {@code commits}, {@code conflicts} and {@code round-trips}, in a map
   * that the caller may add to.
   */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new HashMap<>();
    figures.put("reads", reads.sum());
    figures.put("commits", commits.sum());
    figures.put("conflicts", conflicts.sum());
    figures.put("round-trips", roundTrips.sum());
    return figures;
  }
}
