package io.larder.jcache.manage;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts several things exactly, by many threads: one that counts often has a row of its own, into
 * which it writes without a fence, and which another takes over once it has ended. All others share
 * what costs more. Thread-safe; a sum has all that happened before it. Only where a class of
 * threads gives two of them one id may they lose counts.
 */
public final class Tally {
  /** More than threads that count at a time, as a rule. */
  private static final int ROWS = 64;

  /** Who counts so often gets a row, as an average: no thread that lives for moments. */
  private static final int OFTEN = 16;

  /** What one thread counts. Only that thread uses it, but for sums. */
  public static final class Row {
    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

    /** So many numbers fill two lines of a processor's cache: before what is written, and after. */
    private static final int APART = 16;

    /** Where it says how many operations are not to be timed before the next one that is. */
    private static final int UNTIMED = APART;

    private static final int THINGS = UNTIMED + 1;

    private final long threadId;
    private final WeakReference<Thread> thread;
    private final long[] numbers;

    private Row(Thread thread, int things) {
      this(thread, new long[THINGS + things + APART]);
    }

    private Row(Thread thread, long[] numbers) {
      this.threadId = thread.getId();
      this.thread = new WeakReference<>(thread);
      this.numbers = numbers;
    }

    /** Tells whether an operation that begins is not timed; then one less is not to be. */
    boolean skipsTiming() {
      long untimed = numbers[UNTIMED];
      if (untimed == 0) {
        return false;
      }
      numbers[UNTIMED] = untimed - 1;
      return true;
    }

    void skipTimings(int operations) {
      numbers[UNTIMED] = operations;
    }

    /** Counts more of a thing. */
    void add(int thing, long number) {
      NUMBER.setOpaque(numbers, THINGS + thing, numbers[THINGS + thing] + number);
    }

    private long counted(int thing) {
      return (long) NUMBER.getOpaque(numbers, THINGS + thing);
    }

    private boolean hasEnded() {
      Thread owner = thread.get();
      return owner == null || !owner.isAlive();
    }

    /** Returns a row that goes on from this one. */
    private Row of(Thread next) {
      return new Row(next, numbers);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock, but that a thread looks for its own, which it has put there itself. */
  private final @Nullable Row[] rows = new Row[ROWS];

  private final LongAdder[] shared;

  /** What had been counted when the sums began. */
  @GuardedBy("lock")
  private final long[] before;

  /**
   * Nothing counted yet.
   *
   * @param things how many; each has a number from 0 on
   */
  Tally(int things) {
    shared = new LongAdder[things];
    before = new long[things];
    for (int i = 0; i < things; i++) {
      shared[i] = new LongAdder();
    }
  }

  /** Returns the current thread's row, null when it has none. */
  @Nullable Row own() {
    long id = Thread.currentThread().getId();
    Row row = rows[place(id)];
    return row != null && row.threadId == id ? row : null;
  }

  private static int place(long threadId) {
    return (int) threadId & (ROWS - 1);
  }

  /** Counts more of a thing. */
  void add(int thing, long number) {
    Row row = own();
    if (row == null && ThreadLocalRandom.current().nextInt(OFTEN) == 0) {
      row = claim(Thread.currentThread());
    }
    if (row == null) {
      shared[thing].add(number);
    } else {
      row.add(thing, number);
    }
  }

  private @Nullable Row claim(Thread self) {
    int place = place(self.getId());
    lock.lock();
    try {
      Row other = rows[place];
      if (other != null && !other.hasEnded()) {
        return null;
      }
      Row own = other == null ? new Row(self, shared.length) : other.of(self);
      rows[place] = own;
      return own;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how often a thing was counted since the sums began. */
  long sum(int thing) {
    lock.lock();
    try {
      return counted(thing) - before[thing];
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private long counted(int thing) {
    long sum = shared[thing].sum();
    for (Row row : rows) {
      if (row != null) {
        sum += row.counted(thing);
      }
    }
    return sum;
  }

  /** Begins all sums at 0 again. */
  void reset() {
    lock.lock();
    try {
      for (int thing = 0; thing < before.length; thing++) {
        before[thing] = counted(thing);
      }
    } finally {
      lock.unlock();
    }
  }
}
