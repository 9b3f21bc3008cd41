package io.larder.store.dynamodb;

import io.larder.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The time that a call has, for all its requests together.
 *
 * @param endNanos when it is over, by the ticker
 */
record Budget(Ticker ticker, long endNanos) {
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final int MOST_DOUBLINGS = 6; // 1.6 s
  private static final long ENOUGH_TO_ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Begins a budget of this many milliseconds. */
  static Budget of(Ticker ticker, long millis) {
    return new Budget(ticker, ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Returns what is left, zero when it is over. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - ticker.nanos()));
  }

  /**
   * Waits a random time, up to twice as long with each round, so that those who were turned away
   * together do not come back together. Does not wait when too little would be left to ask again:
   * that answer would come too late, and a write's outcome would be unknown for it.
   *
   * @param round from 1
   * @return whether to ask again; not when the thread was interrupted
   */
  boolean pause(int round) {
    long most = SHORTEST_PAUSE_NANOS << Math.min(round - 1, MOST_DOUBLINGS);
    long nanos = ThreadLocalRandom.current().nextLong(most / 2, most);
    if (nanos + Math.min(nanos, ENOUGH_TO_ASK_NANOS) > left().toNanos()) {
      return false;
    }
    try {
      ticker.pause(nanos);
      return !left().isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
