package io.larder.benchmark.heap;

import java.time.Duration;

/** Says when something is due that is to happen at a steady rate. For one thread. */
final class Pace {
  private final long interval;
  private final long end;
  private long due = System.nanoTime();

  /**
   * Begins now.
   *
   * @param rate in times a second
   */
  Pace(int rate, Duration duration) {
    interval = Duration.ofSeconds(1).toNanos() / rate;
    end = due + duration.toNanos();
  }

  /** Returns whether it is to happen once more. */
  boolean goesOn() {
    return due < end;
  }

  /** Waits, busily, until it is due; returns when that was or should have been. */
  long await() {
    due += interval;
    while (System.nanoTime() < due) {
      Thread.onSpinWait();
    }
    return due;
  }
}
