package io.larder.size;

/** How large an array a collection keeps for its elements. */
enum Table {
  /** None. */
  NONE,
  /** As many slots as there are elements. */
  FITTING,
  /** Of an {@code ArrayList}. */
  LIST,
  /** Of a {@code HashMap}. */
  HASH,
  /** Of an {@code ArrayDeque} and of a {@code PriorityQueue}. */
  QUEUE,
  /** Of {@code Set.of}. */
  TWO_PER_ELEMENT,
  /** Of {@code Map.of}. */
  FOUR_PER_ELEMENT;

  private static final int FIRST_OF_LIST = 10;
  private static final int FIRST_OF_HASH = 16;
  private static final int FIRST_OF_QUEUE = 16;
  private static final int QUEUE_DOUBLES_UNTIL = 64;

  /** Before it a copied hash table could be one step larger than it needed [JDK-8281631]. */
  private static final boolean COPIES_ROUND_UP = Runtime.version().feature() < 19;

  /**
   * Returns how many slots there are.
   *
   * @param roomy whether the elements were added one by one, not all at once
   */
  long slots(int elements, boolean roomy) {
    return switch (this) {
      case NONE -> 0;
      case FITTING -> elements;
      case LIST -> roomy && elements > 0 ? grownList(elements) : elements;
      case HASH -> elements == 0 ? 0 : roomy ? grownHash(elements) : copiedHash(elements);
      case QUEUE -> grownQueue(elements);
      case TWO_PER_ELEMENT -> 2L * elements;
      case FOUR_PER_ELEMENT -> 4L * elements;
    };
  }

  private static long grownList(int elements) {
    long slots = FIRST_OF_LIST;
    while (slots < elements) {
      slots += slots >> 1;
    }
    return slots;
  }

  private static long grownHash(int elements) {
    long slots = FIRST_OF_HASH;
    while (elements > slots - slots / 4) {
      slots *= 2;
    }
    return slots;
  }

  private static long copiedHash(int elements) {
    double needed = elements / 0.75;
    long least = COPIES_ROUND_UP ? (long) needed + 1 : (long) Math.ceil(needed);
    long power = Long.highestOneBit(least);
    return power == least ? least : 2 * power;
  }

  private static long grownQueue(int elements) {
    long slots = FIRST_OF_QUEUE + 1L;
    while (slots <= elements) {
      slots += slots < QUEUE_DOUBLES_UNTIL ? slots + 2 : slots / 2;
    }
    return slots;
  }
}
