package io.larder.engine;

/**
 * What a table may hold at most, {@link Long#MAX_VALUE} for any number. Immutable.
 *
 * @param entries how many
 * @param bytes what they take on the heap, keys, values and structure
 * @param weight by the application's weigher
 */
public record Bounds(long entries, long bytes, long weight) {
  /** No bound. */
  public static final Bounds NONE = ofEntries(Long.MAX_VALUE);

  public Bounds {
    requirePositive("entries", entries);
    requirePositive("bytes", bytes);
    requirePositive("weight", weight);
  }

  private static void requirePositive(String what, long maximum) {
    if (maximum <= 0) {
      throw new IllegalArgumentException(
          "a bound of %s must be > 0: %d; for no bound, Long.MAX_VALUE".formatted(what, maximum));
    }
  }

  /** Returns a bound of entries alone. */
  public static Bounds ofEntries(long maximum) {
    return new Bounds(maximum, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Returns the same with another bound of entries. */
  public Bounds withEntries(long maximum) {
    return new Bounds(maximum, bytes, weight);
  }

  /** Returns the same with another bound of bytes. */
  public Bounds withBytes(long maximum) {
    return new Bounds(entries, maximum, weight);
  }

  /** Returns the same with another bound of weight. */
  public Bounds withWeight(long maximum) {
    return new Bounds(entries, bytes, maximum);
  }

  /** Tells whether so much is more than may be. */
  boolean areExceededBy(long otherEntries, Load load) {
    return otherEntries > entries || areExceededBy(load);
  }

  /** Tells whether one entry alone is more than may be. */
  boolean areExceededBy(Load load) {
    return load.bytes() > bytes || load.weight() > weight;
  }
}
