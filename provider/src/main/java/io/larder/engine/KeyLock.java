package io.larder.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One key's lock while one thread works on the key: made for that work, waited for until it ends,
 * then forgotten. Knows who waits for whom in all caches of this class loader, so that a circle of
 * waiting threads is found by the one that would close it.
 */
final class KeyLock {
  /** How a wait ended. */
  enum Wait {
    RELEASED,
    /** Not begun: the waiting thread itself is the owner. */
    OWN,
    /** Not begun: the owner waits, through others or not, for the waiting thread. */
    CIRCLE
  }

  private static final ConcurrentHashMap<Thread, KeyLock> WAITING = new ConcurrentHashMap<>();

  private final Thread owner;
  private final CountDownLatch released = new CountDownLatch(1);

  KeyLock(Thread owner) {
    this.owner = owner;
  }

  boolean isOwn() {
    return owner == Thread.currentThread();
  }

  void release() {
    released.countDown();
  }

  /** Waits until the owner is done; an interrupt is kept for later. */
  Wait await() {
    Thread self = Thread.currentThread();
    if (owner == self) {
      return Wait.OWN;
    }
    WAITING.put(self, this);
    boolean interrupted = false;
    try {
      if (leadsTo(self)) {
        return Wait.CIRCLE;
      }
      while (true) {
        try {
          released.await();
          return Wait.RELEASED;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      WAITING.remove(self);
      if (interrupted) {
        self.interrupt();
      }
    }
  }

  /**
   * Follows owners and what they wait for. Each waiting thread publishes itself before it looks,
   * and a lock that is still held after its owner was seen waiting stays held.
   */
  private boolean leadsTo(Thread self) {
    KeyLock lock = this;
    for (int steps = WAITING.size(); steps >= 0; steps--) {
      @Nullable KeyLock next = WAITING.get(lock.owner);
      if (next == null || next.released.getCount() == 0 || lock.released.getCount() == 0) {
        return false;
      }
      if (next.owner == self) {
        return true;
      }
      lock = next;
    }
    return false;
  }
}
