package io.larder.store.memcached;

/**
 * Does what must not end halfway because somebody interrupts the thread; the thread is interrupted
 * afterwards, as it is after I/O that cannot be interrupted.
 */
final class Patience {
  private Patience() {}

  /**
   * Something that waits.
   *
   * @param <T> what it returns
   */
  interface Wait<T> {
    T run() throws InterruptedException;
  }

  /** Does it, again if it was interrupted. */
  static <T> T with(Wait<T> wait) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return wait.run();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
