package io.larder.spi;

/**
 * The clock, injected: wall time for deadlines, elapsed time for durations, and the only way to
 * wait. Thread-safe.
 */
public interface Ticker {
  /** Wall-clock milliseconds since the epoch; may step back when the system's clock is set. */
  long millis();

  /** Nanoseconds since an arbitrary origin, never decreasing; for durations and budgets only. */
  long nanos();

  /**
   * Lets the calling thread wait.
   *
   * @param nanos how long, in nanoseconds; nothing happens for 0 or less
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void pause(long nanos) throws InterruptedException;

  /** Returns the system's clock. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
