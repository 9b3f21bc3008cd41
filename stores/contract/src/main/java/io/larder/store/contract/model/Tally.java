package io.larder.store.contract.model;

import org.jspecify.annotations.Nullable;

/** Counts by the table of the specification's chapter on statistics. */
final class Tally {
  private long hits;
  private long misses;
  private long puts;
  private long removals;

  /**
   * An entry was looked up.
   *
   * @param found its value, null when it was absent
   */
  void lookedUp(@Nullable String found) {
    if (found == null) {
      misses++;
    } else {
      hits++;
    }
  }

  void put(boolean done) {
    puts += done ? 1 : 0;
  }

  void removed(boolean done) {
    removals += done ? 1 : 0;
  }

  Counts counts() {
    return new Counts(hits, misses, puts, removals, 0);
  }
}
