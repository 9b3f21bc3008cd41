package io.larder.engine;

/**
 * What an entry adds, or all entries have added, to what is bounded beside their number. Immutable.
 *
 * @param bytes on the heap, 0 where nobody counts them
 * @param weight by the application's weigher, 0 where there is none
 */
public record Load(long bytes, long weight) {
  static final Load NOTHING = new Load(0, 0);

  Load plus(Load other) {
    return new Load(bytes + other.bytes, weight + other.weight);
  }

  Load minus(Load other) {
    return new Load(bytes - other.bytes, weight - other.weight);
  }
}
