package io.larder.jcache;

import io.larder.jcache.event.Nesting;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The caches of one provider that have begun to close and have not ended: what they use may still
 * be open, since what runs in them ends first. Thread-safe.
 */
final class Closings {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<Object> closing = new HashSet<>();

  /** Nothing closes yet. */
  Closings() {}

  void begin(TieredCache<?, ?> cache) {
    lock.lock();
    try {
      closing.add(cache);
    } finally {
      lock.unlock();
    }
  }

  void end(TieredCache<?, ?> cache) {
    lock.lock();
    try {
      closing.remove(cache);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the end of what closes now. User code does not: what closes may wait for it. */
  void await() {
    lock.lock();
    try {
      Set<Object> begun = new HashSet<>(closing);
      while (!Nesting.isInUserCode() && begun.stream().anyMatch(closing::contains)) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
