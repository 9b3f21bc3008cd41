package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers from waiting for a store that is down: after six calls in a row that failed, calls
 * fail at once. After a second, one call is let through to see; while it fails, the next one waits
 * twice as long, 30 seconds at most. What the store refuses or finds in conflict is an answer, not
 * a failure. Thread-safe.
 *
 * <pre>
 *             6 failures             time is over
 *   closed ──────────────▶ open ◀──────────────────▶ one call asks
 *      ▲                         it fails                  │
 *      └────────────────── it is answered ◀────────────────┘
 * </pre>
 *
 * [Nygard, Release It!, 2007]
 */
public final class Breaker {
  /** One more than a single write makes to find out what became of it. */
  private static final int FAILURES_TO_OPEN = 6;

  private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final State CLOSED = new State(0, 0, 0, false, null);

  /**
   * Closed while {@code waitNanos} is 0.
   *
   * @param failures in a row
   * @param waitNanos how long nobody asks
   * @param untilNanos when the next call may ask
   * @param asking whether a call is on its way
   * @param last what the last call failed with
   */
  private record State(
      int failures, long waitNanos, long untilNanos, boolean asking, @Nullable Throwable last) {
    boolean isOpen() {
      return waitNanos > 0;
    }

    State asking(boolean now) {
      return new State(failures, waitNanos, untilNanos, now, last);
    }
  }

  private final String storeName;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under the lock, replaced as a whole. */
  private volatile State state = CLOSED;

  private volatile boolean hidden;

  /**
   * A closed breaker for one handle on a store.
   *
   * @param storeName for the log, without secrets
   */
  public Breaker(String storeName, Ticker ticker) {
    this.storeName = requireNonNull(storeName, "storeName");
    this.ticker = requireNonNull(ticker, "ticker");
  }

  String storeName() {
    return storeName;
  }

  /**
   * Hears that not all failures come out to who calls: then the log warns of an outage, which else
   * is told at INFO.
   */
  void failuresAreHidden() {
    hidden = true;
  }

  /** Returns the same records, asked through this breaker. */
  public Space guard(Space space) {
    return new GuardedSpace(space, this);
  }

  /** Tells whether a call that came now would reach the store. */
  boolean mayAsk() {
    return mayAsk(state);
  }

  private boolean mayAsk(State now) {
    return !now.isOpen() || (!now.asking() && ticker.nanos() - now.untilNanos() >= 0);
  }

  /**
   * Calls the store, if it may be asked.
   *
   * @param fault returns why an answer is none, null when it is one
   * @throws StoreException of the call, or because it was not made
   */
  <T> T call(Supplier<T> work, Function<T, @Nullable Throwable> fault) {
    State begun = enter();
    try {
      T answer = work.get();
      Throwable failure = fault.apply(answer);
      if (failure == null) {
        answered(begun);
      } else {
        failed(begun, failure);
      }
      return answer;
    } catch (StoreException e) {
      failed(begun, e);
      throw e;
    } catch (RuntimeException | Error e) {
      giveUp(begun);
      throw e;
    }
  }

  private State enter() {
    State now = state;
    if (!now.isOpen()) {
      return now;
    }
    lock.lock();
    try {
      now = state;
      if (!mayAsk(now)) {
        throw refusal(now);
      }
      state = now.isOpen() ? now.asking(true) : now;
      return state;
    } finally {
      lock.unlock();
    }
  }

  private StoreException refusal(State now) {
    long left = TimeUnit.NANOSECONDS.toMillis(Math.max(0, now.untilNanos() - ticker.nanos()));
    String when = now.asking() ? "one call is asking it now" : "asked again in " + left + " ms";
    String message =
        "the store was not asked, since %d calls in a row failed, the last with '%s'; %s"
            .formatted(now.failures(), message(now.last()), when);
    return now.last() == null
        ? new StoreException(message)
        : new StoreException(message, now.last());
  }

  private static String message(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(cause) : message;
  }

  private void answered(State begun) {
    if (state.failures() == 0) {
      return;
    }
    lock.lock();
    try {
      if (begun.asking() || !state.isOpen()) {
        state = CLOSED;
      }
    } finally {
      lock.unlock();
    }
    if (begun.asking()) {
      log(Level.INFO, storeName + " answers again");
    }
  }

  /** The failures of calls that began before it opened say nothing new. */
  private void failed(State begun, Throwable cause) {
    boolean opened = false;
    lock.lock();
    try {
      if (begun.asking() || !state.isOpen()) {
        int failures = state.failures() + 1;
        long wait =
            begun.asking()
                ? Math.min(begun.waitNanos() * 2, LONGEST_WAIT_NANOS)
                : failures == FAILURES_TO_OPEN ? FIRST_WAIT_NANOS : 0;
        opened = !begun.asking() && wait > 0;
        state = new State(failures, wait, ticker.nanos() + wait, false, cause);
      }
    } finally {
      lock.unlock();
    }
    if (opened) {
      log(
          hidden ? Level.WARNING : Level.INFO,
          "%s is down: %d calls in a row failed, the last with '%s'; it is asked again from time to time"
              .formatted(storeName, FAILURES_TO_OPEN, message(cause)));
    }
  }

  /** The call ended in a way that says nothing about the store. */
  private void giveUp(State begun) {
    if (begun.asking()) {
      lock.lock();
      try {
        state = begun.asking(false);
      } finally {
        lock.unlock();
      }
    }
  }

  private static void log(Level level, String message) {
    System.getLogger(Breaker.class.getName()).log(level, message);
  }
}
