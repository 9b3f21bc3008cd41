package io.larder.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.Random;

/** Makes writes and what they are of. */
final class Writes {
  static final long NEVER = Long.MAX_VALUE;

  /** The longest key that is tried, however long a store takes them. */
  static final int LONGEST_KEY = 8 << 10;

  /** The largest value that is tried, however large a store takes them. */
  static final int LARGEST_VALUE = 8 << 20;

  private Writes() {}

  static Key key(String text) {
    return Key.of(bytes(text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Returns bytes that cannot be compressed, always the same ones. */
  static byte[] bytes(long length) {
    byte[] bytes = new byte[Math.toIntExact(length)];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static Write insert(Key key, byte[] bytes) {
    return put(key, Expected.absent(), bytes, NEVER);
  }

  static Write insert(Key key, String text) {
    return insert(key, bytes(text));
  }

  static Write replace(Key key, Version version, String text) {
    return put(key, Expected.is(version), bytes(text), NEVER);
  }

  static Write put(Key key, Expected expected, byte[] bytes, long deadlineMillis) {
    return write(key, expected, new Next.Put(bytes, deadlineMillis));
  }

  static Write touch(Key key, Version version, long deadlineMillis) {
    return write(key, Expected.is(version), new Next.Touch(deadlineMillis));
  }

  static Write delete(Key key, Version version) {
    return write(key, Expected.is(version), new Next.Delete());
  }

  static Write hold(Key key, Expected expected, Lease lease) {
    return write(key, expected, new Next.Hold(lease));
  }

  private static Write write(Key key, Expected expected, Next next) {
    return new Write(key, expected, next, Token.random());
  }
}
