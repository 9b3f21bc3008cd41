package io.larder.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One key's lock while one thread works on the key: made for that work, waited for until it ends,
 * then forgotten. Knows who waits for whom in all caches of this class loader, so that a circle of
 * waiting threads is found by the one that would close it.
 */
final class KeyLock {
  /** For what each waiting thread waits. */
  private static final ConcurrentHashMap<Integer, KeyLock> WAITING = new ConcurrentHashMap<>();

  private static final AtomicReferenceFieldUpdater<KeyLock, CountDownLatch> LATCH =
      AtomicReferenceFieldUpdater.newUpdater(KeyLock.class, CountDownLatch.class, "latch");

  private final int owner;
  private volatile boolean released;

  /** Made by the first who waits. */
  private volatile @Nullable CountDownLatch latch;

  /**
   * A lock that is held.
   *
   * @param owner by whom, as {@link #self} told that thread
   */
  KeyLock(int owner) {
    this.owner = owner;
  }

  /**
   * Returns a positive number for the current thread, of its id. No other thread has it, unless
   * more than two thousand million have been made between the two, or a class of threads gives them
   * ids of its own. Two with one number are still kept apart; but the one takes a key that the
   * other has locked for its own, and fails.
   */
  static int self() {
    return Math.max(1, (int) Thread.currentThread().getId() & Integer.MAX_VALUE);
  }

  boolean isOwn() {
    return owner == self();
  }

  void release() {
    released = true; // before the look at the latch, as who waits makes that before it looks here
    CountDownLatch waited = latch;
    if (waited != null) {
      waited.countDown();
    }
  }

  /**
   * Waits until the owner is done; an interrupt is kept for later.
   *
   * @param cacheName for messages
   * @param key for messages
   * @throws IllegalStateException when this thread is the owner, or the owner waits for it, through
   *     others or not
   */
  void await(String cacheName, Object key) {
    int self = self();
    if (owner == self) {
      throw reentry(cacheName, key);
    }
    WAITING.put(self, this);
    boolean interrupted = false;
    try {
      if (leadsTo(self)) {
        throw new IllegalStateException(
            "cache '%s': waiting for key %s would never end, because the thread that works on it waits for a key of this thread; take keys in one order"
                .formatted(cacheName, key));
      }
      interrupted = awaitLatch();
    } finally {
      WAITING.remove(self);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static IllegalStateException reentry(String cacheName, Object key) {
    return new IllegalStateException(
        "cache '%s': this thread already works on key %s; a processor, loader, writer or expiry policy must not use its own key through the cache"
            .formatted(cacheName, key));
  }

  /** Returns whether this thread was interrupted meanwhile. */
  private boolean awaitLatch() {
    LATCH.compareAndSet(this, null, new CountDownLatch(1));
    @Nullable CountDownLatch made = latch;
    boolean interrupted = false;
    while (made != null && !released) {
      try {
        made.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  /**
   * Follows owners and what they wait for. Each waiting thread publishes itself before it looks,
   * and a lock that is still held after its owner was seen waiting stays held.
   */
  private boolean leadsTo(int self) {
    KeyLock lock = this;
    for (int steps = WAITING.size(); steps >= 0; steps--) {
      @Nullable KeyLock next = WAITING.get(lock.owner);
      if (next == null || next.released || lock.released) {
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
