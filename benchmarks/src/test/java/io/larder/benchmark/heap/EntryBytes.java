package io.larder.benchmark.heap;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/**
 * Prints how many bytes of heap each entry takes beyond its key and its value, which are there
 * before. It is the growth of what is used after a collection: that sees all that a provider keeps,
 * needs nothing opened of the JDK, and is exact with the serial collector. A walk over objects
 * would have to be told what belongs to the cache.
 */
final class EntryBytes {
  private static final int ENTRIES = 100_000;

  /** Collections that free nothing; what dies late may outlive one of them. */
  private static final int IDLE = 4;

  private static final String[] KEYS = Keys.make(ENTRIES);
  private static final Object[] VALUES =
      IntStream.range(0, ENTRIES).mapToObj(Values.SHARED::make).toArray();

  private EntryBytes() {}

  /** Takes a subject and an expiry. */
  public static void main(String[] arguments) {
    int capacity = ENTRIES * 5 / 4;
    CacheSpec spec =
        new CacheSpec(capacity, Expiry.valueOf(arguments[1]), false, Values.SHARED, false);
    try (Subject subject = Subjects.open(arguments[0], spec)) {
      Check.operations(arguments[0], subject, spec); // loads the classes
      long before = used();
      for (int i = 0; i < ENTRIES; i++) {
        subject.put(KEYS[i], VALUES[i]);
      }
      for (String key : KEYS) {
        subject.get(key);
      }
      Check.entries(arguments[0], subject, spec, ENTRIES);
      System.out.println("B/entry\t" + (double) (used() - before) / ENTRIES);
    }
  }

  /** Returns the bytes used when some collections in a row free no more. */
  private static long used() {
    long least = Long.MAX_VALUE;
    int idle = 0;
    while (idle < IDLE) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      idle = used < least ? 0 : idle + 1;
      least = Math.min(least, used);
    }
    return least;
  }
}
