package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over parts, each after its length, so that no two lists of parts look alike. The parts
 * are gathered and hashed at once, since most have a few letters. Not thread-safe.
 */
final class Digest {
  private static final int USUAL_LENGTH = 3 << 7;
  private static final int RADIX = 1 << 7;
  private static final byte[] NOTHING = new byte[0];

  private final StringBuilder parts = new StringBuilder(USUAL_LENGTH);

  Digest add(String part) {
    add(part.length());
    parts.append(part);
    return this;
  }

  /**
   * Adds a number that is not negative: seven bits in each letter, which takes less than digits. It
   * is to stand where all such lists have a number, as nothing tells it from a text.
   */
  Digest add(int number) {
    int rest = number;
    while (rest >= RADIX) {
      parts.append((char) (rest % RADIX + RADIX));
      rest /= RADIX;
    }
    parts.append((char) rest);
    return this;
  }

  String hex() {
    return hex(NOTHING);
  }

  /** Returns the digest of the parts and of what comes behind them. */
  String hex(byte[] content) {
    add(content.length);
    MessageDigest sha256 = sha256();
    sha256.update(parts.toString().getBytes(UTF_8));
    return HexFormat.of().formatHex(sha256.digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
