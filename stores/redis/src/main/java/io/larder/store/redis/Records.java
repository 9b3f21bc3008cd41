package io.larder.store.redis;

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
 *   0           16        32      48           56        57         65
 *   generation  version   token   lease until  purpose   deadline   value
 * </pre>
 *
 * Scripts know where version and deadline begin, and put the current generation where a record has
 * another.
 */
final class Records {
  static final int GENERATION = 16;
  static final int HEAD = 65;

  private static final byte NO_LEASE = 0;
  private static final byte CONTENTION = 1;
  private static final byte WRITER = 2;

  private Records() {}

  static byte[] bytes(Version version) {
    return ByteBuffer.allocate(16).putLong(version.high()).putLong(version.low()).array();
  }

  static Version version(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Version(buffer.getLong(), buffer.getLong());
  }

  /** Returns a record. */
  static byte[] record(
      byte[] generation,
      Version version,
      Token token,
      @Nullable Lease lease,
      long deadlineMillis,
      byte[] value) {
    return ByteBuffer.allocate(HEAD + value.length)
        .put(generation)
        .putLong(version.high())
        .putLong(version.low())
        .putLong(token.high())
        .putLong(token.low())
        .putLong(lease == null ? 0 : lease.untilMillis())
        .put(purpose(lease))
        .putLong(deadlineMillis)
        .put(value)
        .array();
  }

  private static byte purpose(@Nullable Lease lease) {
    if (lease == null) {
      return NO_LEASE;
    }
    return lease.purpose() == Lease.Purpose.WRITER ? WRITER : CONTENTION;
  }

  /** Tells whether bytes begin with the generation that is current; both may be nothing. */
  static boolean isCurrent(byte @Nullable [] generation, byte @Nullable [] record) {
    return generation != null
        && record != null
        && generation.length >= GENERATION
        && record.length >= GENERATION
        && Arrays.equals(generation, 0, GENERATION, record, 0, GENERATION);
  }

  /** Reads a record, whatever its generation. */
  static Stored read(byte[] record) {
    ByteBuffer buffer = ByteBuffer.wrap(record, GENERATION, record.length - GENERATION);
    Version version = new Version(buffer.getLong(), buffer.getLong());
    Token token = new Token(buffer.getLong(), buffer.getLong());
    long until = buffer.getLong();
    byte purpose = buffer.get();
    long deadline = buffer.getLong();
    return new Stored(
        record, HEAD, record.length - HEAD, deadline, version, token, lease(purpose, until));
  }

  private static @Nullable Lease lease(byte purpose, long untilMillis) {
    if (purpose == NO_LEASE) {
      return null;
    }
    return new Lease(
        untilMillis, purpose == WRITER ? Lease.Purpose.WRITER : Lease.Purpose.CONTENTION);
  }
}
