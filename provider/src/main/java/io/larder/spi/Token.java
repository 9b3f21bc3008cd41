package io.larder.spi;

import java.util.UUID;

/**
 * A random name of one commit, kept in the record that it wrote, by which the writer recognises its
 * own work when the reply was lost. Not a secret.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Token(long high, long low) {
  /**
   * Returns a new random token. From the operating system's randomness: processes restored from one
   * snapshot of a running VM would go on with equal ones otherwise.
   */
  public static Token random() {
    UUID random = UUID.randomUUID();
    return new Token(random.getMostSignificantBits(), random.getLeastSignificantBits());
  }
}
