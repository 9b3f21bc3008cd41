package io.larder.store.contract;

import io.larder.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until a test moves it. Thread-safe.
 *
 * <p>Who waits does not wait: {@link #pause} moves both clocks on by itself, so a thread that
 * pauses in a loop makes time fly.
 */
public final class FakeTicker implements Ticker {
  /** The wall time at which every fake clock starts: 2026-01-01T00:00:00Z. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  /** Below zero, as the system's may be, so that nobody takes 0 or less for "not set". */
  private static final long NANOS_ORIGIN = -1_000_000_007L;

  private final AtomicLong elapsedNanos = new AtomicLong();
  private final AtomicLong wallStepMillis = new AtomicLong();

  /** Makes a clock that shows {@link #START_MILLIS}. */
  public FakeTicker() {}

  @Override
  public long millis() {
    return START_MILLIS + wallStepMillis.get() + TimeUnit.NANOSECONDS.toMillis(elapsedNanos.get());
  }

  @Override
  public long nanos() {
    return NANOS_ORIGIN + elapsedNanos.get();
  }

  /** Moves both clocks on at once, and lets other threads run. */
  @Override
  @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted: nothing relies on it
  public void pause(long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a pause of " + nanos + " ns");
    }
    elapsedNanos.addAndGet(nanos);
    Thread.yield();
  }

  /**
   * Moves both clocks on.
   *
   * @throws IllegalArgumentException when the time is negative
   */
  public void advance(Duration time) {
    elapsedNanos.addAndGet(requireForward(time).toNanos());
  }

  /**
   * Sets the wall clock back and leaves elapsed time alone, as when a system's clock is corrected.
   *
   * @throws IllegalArgumentException when the time is negative
   */
  public void stepBack(Duration time) {
    wallStepMillis.addAndGet(-requireForward(time).toMillis());
  }

  /**
   * Sets the wall clock forward and leaves elapsed time alone, as when a frozen machine is thawed.
   *
   * @throws IllegalArgumentException when the time is negative
   */
  public void stepForward(Duration time) {
    wallStepMillis.addAndGet(requireForward(time).toMillis());
  }

  private static Duration requireForward(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative: " + time);
    }
    return time;
  }
}
