package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * A hold on a record: while it lives, no other step goes past it. The record's {@link Token} names
 * the holder. A store keeps a lease and never judges it.
 *
 * @param untilMillis wall-clock milliseconds at which it ends by itself
 * @param purpose what it was taken for, which decides what the record is worth once it has ended
 */
public record Lease(long untilMillis, Purpose purpose) {
  /** What a lease was taken for. */
  public enum Purpose {
    /** A step that lost too many conflicts: the value under an ended lease still stands. */
    CONTENTION,
    /** A step that calls a writer: the value under an ended lease counts as absent. */
    WRITER
  }

  public Lease {
    requireNonNull(purpose, "purpose");
    if (untilMillis <= 0) {
      throw new IllegalArgumentException("untilMillis must be > 0: " + untilMillis);
    }
  }

  /** Tells whether the lease still holds at this time. */
  public boolean lives(long nowMillis) {
    return nowMillis < untilMillis;
  }
}
