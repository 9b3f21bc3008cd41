package io.larder.spi;

/**
 * Names one committed state of one record. Opaque to all but the store that made it, and never used
 * again for another state of the same key, not even after deletion and re-creation.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Version(long high, long low) {
  /** Returns the version that a store numbers with 64 bits. */
  public static Version of(long number) {
    return new Version(0, number);
  }
}
