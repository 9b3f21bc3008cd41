package io.larder.jcache;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Threads that are at something, and whether any is. To come and to go costs less than a set of
 * them would: each counts in a stripe of its own, as far as there are stripes. Thread-safe.
 */
final class Crowd {
  private static final int STRIPES = 16;

  /** As many numbers as fill two lines of a processor's cache. */
  private static final int APART = 32;

  private final AtomicIntegerArray present = new AtomicIntegerArray((STRIPES + 1) * APART);

  /** How often the current thread is at it, one within the other. */
  @SuppressWarnings("ThreadLocalUsage") // each crowd has its own
  private final ThreadLocal<int[]> own =
      new ThreadLocal<>() { // no lambda, and only the JDK's classes: a thread may outlive us
        @Override
        protected int[] initialValue() {
          return new int[1];
        }
      };

  /** The current thread is there, once more. */
  void come() {
    own.get()[0]++;
    present.incrementAndGet(stripe());
  }

  /** The current thread is there once less. */
  void go() {
    own.get()[0]--;
    present.decrementAndGet(stripe());
  }

  /** Returns how often the current thread is there. */
  int own() {
    return own.get()[0];
  }

  /** Tells whether nobody is there; whoever comes during the call may be overlooked. */
  boolean isEmpty() {
    for (int stripe = 1; stripe <= STRIPES; stripe++) {
      if (present.get(stripe * APART) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int stripe() {
    return (1 + ((int) Thread.currentThread().getId() & (STRIPES - 1))) * APART;
  }
}
