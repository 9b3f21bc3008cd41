package io.larder.engine;

import io.larder.engine.policy.EvictionPolicy;
import io.larder.engine.policy.PolicyNode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which entries were read until somebody holds the eviction lock. Threads write to
 * stripes of their own; a read that meets another one in its stripe is forgotten, so that a hit
 * never waits. One thread alone loses none. Offering is thread-safe; draining needs the eviction
 * lock.
 *
 * @param <N> the type of the entries
 */
final class AccessBuffer<N extends PolicyNode> {
  private static final int STRIPES = stripes();
  private static final int SLOTS = 64;

  private final Stripe<N>[] stripes;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  AccessBuffer() {
    stripes = new Stripe[STRIPES];
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe<>();
    }
  }

  private static int stripes() {
    return Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1) * 2;
  }

  /** Returns false when the stripe is full, so that somebody has to drain. */
  boolean offer(N node) {
    return stripes[(int) Thread.currentThread().getId() & (STRIPES - 1)].offer(node);
  }

  /** Tells a policy what was read. */
  void drain(EvictionPolicy<N> policy) {
    for (Stripe<N> stripe : stripes) {
      stripe.drain(policy);
    }
  }

  private static final class Stripe<N extends PolicyNode> {
    private final AtomicReferenceArray<@Nullable N> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicLong tail = new AtomicLong();
    private volatile long head;

    boolean offer(N node) {
      long at = tail.get();
      if (at - head >= SLOTS) {
        return false;
      }
      if (tail.compareAndSet(at, at + 1)) {
        slots.lazySet((int) at & (SLOTS - 1), node);
      }
      return true;
    }

    void drain(EvictionPolicy<N> policy) {
      long at = head;
      long end = tail.get();
      while (at < end) {
        N node = slots.getAndSet((int) at & (SLOTS - 1), null);
        if (node == null) {
          break;
        }
        policy.accessed(node);
        at++;
      }
      if (at != head) {
        head = at;
      }
    }
  }
}
