package io.larder.sdk.aws;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a service or an operation: answers of another epoch are not answered any more.
 *
 * @param epoch random, so that one that was lost never comes back
 * @param quietUntilMillis since 1970; until then nothing is answered or kept
 */
record Generation(long epoch, long quietUntilMillis) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 2 * Long.BYTES;

  static Generation begin(long quietUntilMillis) {
    return new Generation(RANDOM.nextLong(), quietUntilMillis);
  }

  /** Returns what holds where both do: another epoch as soon as one of them has another. */
  Generation and(Generation other) {
    return new Generation(epoch + other.epoch, Math.max(quietUntilMillis, other.quietUntilMillis));
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(epoch).putLong(quietUntilMillis).array();
  }

  /** Returns what the bytes say, or null when they say nothing. */
  static @Nullable Generation of(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length != BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Generation(buffer.getLong(), buffer.getLong());
  }
}
