package io.larder.store.sqlite;

import io.larder.spi.Lease;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a read needs of a record, in the one column {@code record}: to read a column takes a tenth
 * of what it takes to find the row.
 *
 * <pre>
 *   length of the value 4 │ token 16 │ deadline 8 │ value
 * </pre>
 *
 * Numbers have the highest byte first, so that SQLite compares those above zero as it compares
 * bytes. SQLite joins bytes to text, which a cast makes bytes again.
 */
final class Packed {
  /** How many bytes stand before the value. */
  static final int HEAD_BYTES = 28;

  /** In SQL, what {@link #head} returns for the record in this row. */
  static final String HEAD = "substr(record, 1, 28)";

  /** In SQL, what {@link #token} returns for the record in this row. */
  static final String TOKEN = "substr(record, 5, 16)";

  /** In SQL, what {@link #deadline} returns for the record in this row. */
  static final String DEADLINE = "substr(record, 21, 8)";

  /** In SQL, the value of the record in this row. */
  static final String VALUE = "substr(record, 29)";

  private static final int TOKEN_AT = 4;
  private static final int DEADLINE_AT = 20;

  private Packed() {}

  /** Returns what stands before a value. */
  static byte[] head(int valueLength, Token token, long deadlineMillis) {
    return start(HEAD_BYTES, valueLength, token).putLong(deadlineMillis).array();
  }

  /** Returns what stands before the deadline. */
  static byte[] start(int valueLength, Token token) {
    return start(DEADLINE_AT, valueLength, token).array();
  }

  private static ByteBuffer start(int bytes, int valueLength, Token token) {
    return ByteBuffer.allocate(bytes)
        .putInt(valueLength)
        .putLong(token.high())
        .putLong(token.low());
  }

  static byte[] token(Version version) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(version.high())
        .putLong(version.low())
        .array();
  }

  static byte[] deadline(long millis) {
    return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
  }

  /** Returns how many bytes the value has whose head begins at this place. */
  static int valueLength(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  static Token readToken(byte[] bytes, int at) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Token(in.getLong(at + TOKEN_AT), in.getLong(at + TOKEN_AT + Long.BYTES));
  }

  static long readDeadline(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getLong(at + DEADLINE_AT);
  }

  /**
   * Returns how many bytes the record has that begins at this place.
   *
   * @throws Failure.DamagedException when it does not end within the bytes
   */
  static int length(byte[] bytes, int at) throws Failure.DamagedException {
    int room = bytes.length - at - HEAD_BYTES;
    int valueLength = room < 0 ? -1 : valueLength(bytes, at);
    if (valueLength < 0 || valueLength > room) {
      throw new Failure.DamagedException("a record is cut short");
    }
    return HEAD_BYTES + valueLength;
  }

  /**
   * Returns the record that begins at this place, whose value stays where it is.
   *
   * @throws Failure.DamagedException when it does not end within the bytes, or has no deadline
   */
  static Stored stored(byte[] bytes, int at, @Nullable Lease lease)
      throws Failure.DamagedException {
    int valueLength = length(bytes, at) - HEAD_BYTES;
    long deadline = readDeadline(bytes, at);
    if (deadline <= 0) {
      throw new Failure.DamagedException("a record has no deadline");
    }
    Token token = readToken(bytes, at);
    return new Stored(
        bytes, at + HEAD_BYTES, valueLength, deadline, Version.of(token), token, lease);
  }
}
