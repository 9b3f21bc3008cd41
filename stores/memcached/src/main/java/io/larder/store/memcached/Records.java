package io.larder.store.memcached;

import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record.
 *
 * <pre>
 *   0           16       32           40        41         49          53
 *   generation  token    lease until  purpose   deadline   key length  key  value
 * </pre>
 *
 * The token is the version, too. The key is there where the item's name is only its digest, else
 * its length is 0. A removed record may leave a head with a purpose of its own, which counts as
 * nothing.
 */
final class Records {
  /** Marks what is ours. */
  static final int FLAGS = 0x4c31;

  static final int GENERATION = 16;
  static final int HEAD = 53;

  private static final byte NO_LEASE = 0;
  private static final byte CONTENTION = 1;
  private static final byte WRITER = 2;
  private static final byte TOMBSTONE = 3;
  private static final int PURPOSE_AT = 40;
  private static final int KEY_LENGTH_AT = 49;
  private static final byte[] NO_KEY = {};

  private Records() {}

  /** Returns a generation that no server ever had. */
  static byte[] newGeneration() {
    Version random = Version.random();
    return ByteBuffer.allocate(GENERATION).putLong(random.high()).putLong(random.low()).array();
  }

  /** Returns the bytes of a record. */
  static byte[] bytes(byte[] generation, String name, Key key, Stored record) {
    byte[] kept = Names.isDigest(name) ? key.bytes() : NO_KEY;
    Lease lease = record.lease();
    return ByteBuffer.allocate(HEAD + kept.length + record.length())
        .put(generation)
        .putLong(record.token().high())
        .putLong(record.token().low())
        .putLong(lease == null ? 0 : lease.untilMillis())
        .put(purpose(lease))
        .putLong(record.deadlineMillis())
        .putInt(kept.length)
        .put(kept)
        .put(record.array(), record.offset(), record.length())
        .array();
  }

  private static byte purpose(@Nullable Lease lease) {
    if (lease == null) {
      return NO_LEASE;
    }
    return lease.purpose() == Lease.Purpose.WRITER ? WRITER : CONTENTION;
  }

  /** Returns what stands for nothing, in a generation. */
  static byte[] tombstone(byte[] generation) {
    return ByteBuffer.allocate(HEAD).put(generation).put(PURPOSE_AT, TOMBSTONE).array();
  }

  /** Returns the key that stands in a record; null when none does. */
  static @Nullable Key key(@Nullable Item item) {
    if (item == null || item.flags() != FLAGS || item.bytes().length < HEAD) {
      return null;
    }
    byte[] bytes = item.bytes();
    int length = ByteBuffer.wrap(bytes).getInt(KEY_LENGTH_AT);
    return length <= 0 || length > bytes.length - HEAD
        ? null
        : Key.of(Arrays.copyOfRange(bytes, HEAD, HEAD + length));
  }

  /**
   * Reads a record.
   *
   * @param generation the current one, null when there is none
   * @return null when there is none of this key that counts
   */
  static @Nullable Stored read(
      @Nullable Item item, byte @Nullable [] generation, String name, Key key) {
    if (item == null || generation == null || !isRecordOf(generation, item)) {
      return null;
    }
    byte[] bytes = item.bytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes, GENERATION, bytes.length - GENERATION);
    Token token = new Token(buffer.getLong(), buffer.getLong());
    long until = buffer.getLong();
    byte purpose = buffer.get();
    long deadline = buffer.getLong();
    int keyLength = buffer.getInt();
    int valueAt = HEAD + keyLength;
    boolean otherKey =
        Names.isDigest(name) && !Arrays.equals(bytes, HEAD, valueAt, key.bytes(), 0, key.length());
    if (otherKey) {
      return null;
    }
    return new Stored(
        bytes,
        valueAt,
        bytes.length - valueAt,
        deadline,
        Version.of(token),
        token,
        lease(purpose, until));
  }

  private static boolean isRecordOf(byte[] generation, Item item) {
    byte[] bytes = item.bytes();
    return item.flags() == FLAGS
        && bytes.length >= HEAD
        && Arrays.equals(generation, 0, GENERATION, bytes, 0, GENERATION)
        && bytes[PURPOSE_AT] >= NO_LEASE
        && bytes[PURPOSE_AT] <= WRITER
        && ByteBuffer.wrap(bytes).getInt(KEY_LENGTH_AT) >= 0
        && ByteBuffer.wrap(bytes).getInt(KEY_LENGTH_AT) <= bytes.length - HEAD;
  }

  private static @Nullable Lease lease(byte purpose, long untilMillis) {
    if (purpose == NO_LEASE) {
      return null;
    }
    return new Lease(
        untilMillis, purpose == WRITER ? Lease.Purpose.WRITER : Lease.Purpose.CONTENTION);
  }
}
