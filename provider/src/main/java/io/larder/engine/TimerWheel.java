package io.larder.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes whose deadline has passed, in O(1) each, within {@value #TICK_MILLIS} ms of it [1].
 * Guarded by the eviction lock.
 *
 * <p>Each level has 64 buckets, each as wide as all of the level below; what lies beyond the last
 * level waits in its farthest bucket. A node is looked at when its bucket comes, and put back when
 * its deadline was extended meanwhile or the clock stepped back.
 *
 * <p>[1] Varghese and Lauck, Hashed and Hierarchical Timing Wheels, 1997
 */
final class TimerWheel {
  static final long TICK_MILLIS = 64;
  private static final int TICK_BITS = 6;
  private static final int BUCKET_BITS = 6;
  private static final int BUCKETS = 1 << BUCKET_BITS;
  private static final int LEVELS = 5;

  /** The ends of each bucket's list. */
  private final TimedNode[][] ends = new TimedNode[LEVELS][BUCKETS];

  private long tick;

  TimerWheel(long nowMillis) {
    tick = nowMillis >> TICK_BITS;
    for (TimedNode[] level : ends) {
      for (int i = 0; i < BUCKETS; i++) {
        level[i] = emptyBucket();
      }
    }
  }

  private static TimedNode emptyBucket() {
    TimedNode end =
        new TimedNode() {
          @Override
          long deadlineMillis() {
            return Long.MAX_VALUE;
          }

          @Override
          protected int hash() {
            return 0;
          }
        };
    end.earlier = end;
    end.later = end;
    return end;
  }

  /** Adds a node; one without a deadline is left out. */
  void schedule(TimedNode node) {
    long deadline = node.deadlineMillis();
    if (deadline == Long.MAX_VALUE) {
      return;
    }
    long due = Math.max(tick + 1, (deadline >> TICK_BITS) + 1);
    int level = 0;
    while (level < LEVELS - 1 && slot(due, level) - slot(tick, level) >= BUCKETS) {
      level++;
    }
    long slot = Math.min(slot(due, level), slot(tick, level) + BUCKETS - 1);
    link(ends[level][bucket(slot)], node);
  }

  /** Removes a node; nothing happens when it is not there. */
  void cancel(TimedNode node) {
    if (node.earlier != null && node.later != null) {
      node.earlier.later = node.later;
      node.later.earlier = node.earlier;
      node.earlier = null;
      node.later = null;
    }
  }

  /** Takes out the nodes that are due and hands them over. */
  void advance(long nowMillis, Consumer<TimedNode> taker) {
    long before = tick;
    long after = nowMillis >> TICK_BITS;
    if (after <= before) {
      return;
    }
    tick = after;
    for (int level = 0; level < LEVELS; level++) {
      long from = slot(before, level) + 1;
      long to = Math.min(slot(after, level), from + BUCKETS - 1);
      for (long slot = from; slot <= to; slot++) {
        empty(ends[level][bucket(slot)], nowMillis, taker);
      }
    }
  }

  /** Returns how long until a bucket comes that is not empty, {@link Long#MAX_VALUE} for never. */
  long millisToNext(long nowMillis) {
    long next = Long.MAX_VALUE;
    for (int level = 0; level < LEVELS; level++) {
      long now = slot(tick, level);
      for (long slot = now + 1; slot < now + BUCKETS; slot++) {
        TimedNode end = ends[level][bucket(slot)];
        if (end.later != end) {
          next = Math.min(next, slot << (TICK_BITS + level * BUCKET_BITS));
          break;
        }
      }
    }
    return next == Long.MAX_VALUE ? next : Math.max(1, next - nowMillis);
  }

  private void empty(TimedNode end, long nowMillis, Consumer<TimedNode> taker) {
    @Nullable TimedNode node = end.later;
    end.later = end;
    end.earlier = end;
    while (node != null && node != end) {
      @Nullable TimedNode following = node.later;
      node.earlier = null;
      node.later = null;
      if (node.deadlineMillis() <= nowMillis) {
        taker.accept(node);
      } else {
        schedule(node);
      }
      node = following;
    }
  }

  private static void link(TimedNode end, TimedNode node) {
    @Nullable TimedNode last = end.earlier;
    node.earlier = last;
    node.later = end;
    if (last != null) {
      last.later = node;
    }
    end.earlier = node;
  }

  private static long slot(long tick, int level) {
    return tick >> (level * BUCKET_BITS);
  }

  private static int bucket(long slot) {
    return (int) slot & (BUCKETS - 1);
  }
}
