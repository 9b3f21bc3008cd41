package io.larder.engine;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that is mostly held for less time than it takes to park a thread and wake it up, save when
 * the table grows: who finds it taken tries a few times more before it waits.
 */
final class EvictionLock extends ReentrantLock {
  private static final long serialVersionUID = 1L;

  /** For longer than an eviction takes; with one processor nobody else gets on meanwhile. */
  private static final int TRIES = Runtime.getRuntime().availableProcessors() > 1 ? 40 : 0;

  @Override
  public void lock() {
    for (int i = 0; i < TRIES; i++) {
      if (tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    super.lock();
  }
}
