package io.larder.size;

import java.util.Random;

/**
 * The program of {@link HeapGrowthTest}: prints for each kind of entry, and for all in turn, how
 * far the measured bytes are from the growth of the heap, in percent.
 */
final class HeapGrowth {
  private static final int OF_ONE_KIND = 5_000;
  private static final int OF_ALL = 100_000;

  private HeapGrowth() {}

  public static void main(String[] arguments) {
    measureFirst();
    for (Entries kind : Entries.values()) {
      print(kind.name(), OF_ONE_KIND, kind);
    }
    print("ALL", OF_ALL, Entries.values());
  }

  /** What the VM and the classes need at their first use is not growth. */
  private static void measureFirst() {
    Random random = new Random(0);
    for (int i = 0; i < OF_ONE_KIND / 5; i++) {
      for (Entries kind : Entries.values()) {
        if (SizeOf.bytes(kind.make(random)) < 0) {
          throw new IllegalStateException("less than nothing: " + kind);
        }
      }
    }
  }

  private static void print(String name, int count, Entries... kinds) {
    Object[] kept = new Object[count];
    Random random = new Random(1);
    long measured = 0;
    long before = used();
    for (int i = 0; i < count; i++) {
      kept[i] = kinds[i % kinds.length].make(random);
      measured += SizeOf.bytes(kept[i]);
    }
    double grown = Math.max(1, used() - before);
    double error = measured < count ? 0 : 100 * (measured - grown) / grown;
    System.out.println(name + " " + error);
    if (kept[count - 1] == null) {
      throw new IllegalStateException("nothing is kept");
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) { // what is weakly held goes a collection later
      System.gc();
    }
    Runtime vm = Runtime.getRuntime();
    return vm.totalMemory() - vm.freeMemory();
  }
}
