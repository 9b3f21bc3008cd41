package io.larder.store.mongodb;

import io.larder.spi.Lease;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.nio.ByteBuffer;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/**
 * A record as a document.
 *
 * <pre>
 *   _id  the key                     l  until when it is held, absent when it is not
 *   v    the token, as the version   p  for what it is held: 1 contention, 2 a writer
 *   d    the deadline                b  the value, absent while a hold stands for it
 *   x    from when on the server may remove it
 * </pre>
 *
 * Both {@code d} and {@code x} are absent where it never expires.
 */
final class Records {
  static final String ID = "_id";
  static final String VERSION = "v";
  static final String DEADLINE = "d";
  static final String LEASE = "l";
  static final String PURPOSE = "p";
  static final String BYTES = "b";
  static final String END = "x";
  static final int CONTENTION = 1;

  /** A deadline that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int WRITER = 2;

  private Records() {}

  static BsonBinary binary(Version version) {
    return new BsonBinary(
        ByteBuffer.allocate(16).putLong(version.high()).putLong(version.low()).array());
  }

  static Version version(BsonBinary binary) {
    return Version.of(token(binary));
  }

  static Token token(BsonBinary binary) {
    ByteBuffer bytes = ByteBuffer.wrap(binary.getData());
    return new Token(bytes.getLong(), bytes.getLong());
  }

  /** Returns what each change gives a record. */
  static BsonDocument head(Token token) {
    return new BsonDocument(VERSION, binary(Version.of(token)));
  }

  static BsonDocument withBytes(BsonDocument record, byte[] bytes) {
    return record.append(BYTES, new BsonBinary(bytes));
  }

  static BsonDocument withDeadline(BsonDocument record, long deadlineMillis, BsonDateTime end) {
    return record.append(DEADLINE, new BsonInt64(deadlineMillis)).append(END, end);
  }

  static BsonDocument withLease(BsonDocument record, Lease lease) {
    int purpose = lease.purpose() == Lease.Purpose.WRITER ? WRITER : CONTENTION;
    return record
        .append(LEASE, new BsonInt64(lease.untilMillis()))
        .append(PURPOSE, new BsonInt32(purpose));
  }

  static Lease.Purpose purpose(int number) {
    return number == WRITER ? Lease.Purpose.WRITER : Lease.Purpose.CONTENTION;
  }
}
