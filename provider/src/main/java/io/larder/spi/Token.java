package io.larder.spi;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A random name of one commit, kept in the record that it wrote, by which the writer recognises its
 * own work when the reply was lost. Not a secret.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Token(long high, long low) {
  /** Returns a new random token. */
  public static Token random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Token(random.nextLong(), random.nextLong());
  }
}
