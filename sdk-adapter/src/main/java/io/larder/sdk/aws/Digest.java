package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 over parts, each after its length, so that no two lists of parts look alike. The parts
 * are gathered and hashed at once, since most have a few bytes. Not thread-safe.
 */
final class Digest {
  private byte[] bytes = new byte[1 << 10];
  private int size;

  Digest add(String part) {
    return add(part.getBytes(UTF_8));
  }

  Digest add(byte[] part) {
    makeRoom(Integer.BYTES + part.length);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (part.length >>> shift);
    }
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
    return this;
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  String hex() {
    MessageDigest sha256 = sha256();
    sha256.update(bytes, 0, size);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
