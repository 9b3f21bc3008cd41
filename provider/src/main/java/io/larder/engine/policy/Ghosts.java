package io.larder.engine.policy;

/**
 * The keys that left of late, for 4 bytes each: a table of buckets in which the oldest makes room.
 * A key is known by 13 bits of its hash beside those that choose the bucket, so one in 1,000
 * strangers is taken for a ghost. Time is counted in departures, those from the main queue apart.
 */
final class Ghosts {
  /** What {@link #take} returns for a key that is not known. */
  static final int NONE = 0;

  private static final int WAYS = 8;
  private static final int TAG_BITS = 13;
  private static final int FROM_MAIN = 1;
  private static final int USED_ONCE = 2;
  private static final int PRESENT = 4;
  private static final int TAG_SHIFT = 3;
  private static final int STAMP_SHIFT = 16;
  private static final int TICKS = 0xFFFF;

  /** A small cache remembers more for each entry, since it costs little. */
  private static final int CHEAP = 4096;

  private int[] slots = new int[0];
  private int residents;
  private int tickShift;
  private int departed;
  private int departedFromMain;

  /** Makes room for a number of residents; forgets all when that has changed much. */
  void fit(int size) {
    if (size > residents + residents / 4 || size < residents / 2) {
      residents = size;
      int wanted = (int) Math.min(4L * size, Math.max(2L * size, CHEAP));
      slots = new int[(wanted / WAYS + 1) * WAYS];
      tickShift = Math.max(0, 21 - Integer.numberOfLeadingZeros(size));
    }
  }

  /** Remembers a key. */
  void put(int hash, boolean fromMain, boolean usedOnce) {
    if (slots.length == 0) {
      return;
    }
    int mixed = mix(hash);
    int first = bucket(mixed);
    int oldest = first;
    int greatest = -1;
    for (int i = first; i < first + WAYS; i++) {
      int age = slots[i] == NONE ? Integer.MAX_VALUE : ticks(slots[i]);
      if (age > greatest) {
        greatest = age;
        oldest = i;
      }
    }
    int flags = (fromMain ? FROM_MAIN : 0) | (usedOnce ? USED_ONCE : 0);
    slots[oldest] = (now(fromMain) << STAMP_SHIFT) | (tag(mixed) << TAG_SHIFT) | PRESENT | flags;
    if (fromMain) {
      departedFromMain++;
    } else {
      departed++;
    }
  }

  /** Returns what is known of a key and forgets it, {@link #NONE} when it left too long ago. */
  int take(int hash) {
    if (slots.length == 0) {
      return NONE;
    }
    int mixed = mix(hash);
    int first = bucket(mixed);
    for (int i = first; i < first + WAYS; i++) {
      int ghost = slots[i];
      if (ghost != NONE && tag(ghost >>> TAG_SHIFT) == tag(mixed)) {
        slots[i] = NONE;
        return age(ghost) < slots.length ? ghost : NONE;
      }
    }
    return NONE;
  }

  static boolean fromMain(int ghost) {
    return (ghost & FROM_MAIN) != 0;
  }

  static boolean usedOnce(int ghost) {
    return (ghost & USED_ONCE) != 0;
  }

  /** Returns how many left by the same way since that ghost did. */
  int age(int ghost) {
    return ticks(ghost) << tickShift;
  }

  /** Returns the time for the stamp of a node, in ticks of departures that were not from main. */
  short now() {
    return (short) now(false);
  }

  /** Returns how many departures ago a stamp was made, up to 64 times the residents. */
  int since(short stamp) {
    return ((now(false) - stamp) & TICKS) << tickShift;
  }

  private int ticks(int ghost) {
    return (now(fromMain(ghost)) - (ghost >>> STAMP_SHIFT)) & TICKS;
  }

  private int now(boolean fromMain) {
    return ((fromMain ? departedFromMain : departed) >>> tickShift) & TICKS;
  }

  private int bucket(int mixed) {
    return (int) (((mixed & 0xFFFFFFFFL) * (slots.length / WAYS)) >>> 32) * WAYS;
  }

  private static int tag(int bits) {
    return bits & ((1 << TAG_BITS) - 1);
  }

  /** Spreads a hash code over all bits, as MurmurHash3 ends. */
  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}
