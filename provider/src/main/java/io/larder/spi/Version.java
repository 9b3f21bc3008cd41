package io.larder.spi;

import java.util.UUID;

/**
 * Names one committed state of one record. Opaque to all but the store that made it, and never used
 * again for another state of the same key, not even after deletion and re-creation.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Version(long high, long low) {
  /**
   * Returns a version that no record ever had: random, since whatever counts on a server may be
   * flushed, fail over or be restored. From the operating system's randomness, since processes may
   * be restored from one snapshot, too.
   */
  public static Version random() {
    UUID random = UUID.randomUUID();
    return new Version(random.getMostSignificantBits(), random.getLeastSignificantBits());
  }

  /**
   * Returns the version of what the commit of this name writes: as random as {@link #random}, and
   * without asking for randomness once more.
   */
  public static Version of(Token token) {
    return new Version(token.high(), token.low());
  }

  /** Returns the version that a store numbers with 64 bits. */
  public static Version of(long number) {
    return new Version(0, number);
  }
}
