package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a key, equal by content and ordered as unsigned bytes. Immutable as long as the
 * array given to it is left alone: neither {@link #of} nor {@link #bytes} copies.
 */
public final class Key implements Comparable<Key> {
  private static final int SHOWN_BYTES = 32;

  private final byte[] bytes;
  private final int hash;

  private Key(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** Returns a key of these bytes, which the caller gives away. */
  public static Key of(byte[] bytes) {
    return new Key(requireNonNull(bytes, "bytes"));
  }

  /** Returns the bytes themselves, not a copy; never change them. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns how many bytes the key has. */
  public int length() {
    return bytes.length;
  }

  /** Returns the SHA-256 of the bytes, which stands for a key that a store finds too long. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the first bytes in hexadecimal, and the length. */
  @Override
  public String toString() {
    int shown = Math.min(bytes.length, SHOWN_BYTES);
    String more = bytes.length > shown ? "..." : "";
    return HexFormat.of().formatHex(bytes, 0, shown) + more + " (" + bytes.length + " bytes)";
  }
}
