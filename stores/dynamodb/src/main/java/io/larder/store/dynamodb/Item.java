package io.larder.store.dynamodb;

import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a record besides its primary key, and what they say. */
final class Item {
  /** The token of the commit that wrote it, as its version. */
  static final String VERSION = "v";

  /** When it expires, in milliseconds; absent where it never does. */
  static final String DEADLINE = "d";

  /** When the lease on it ends, in milliseconds; absent where there is none. */
  static final String LEASE = "l";

  /** What the lease is for. */
  static final String PURPOSE = "lp";

  /** The value; absent while a hold stands for it. */
  static final String BYTES = "b";

  /**
   * When DynamoDB may remove it, in seconds: its attribute of time to live. Absent with the
   * deadline.
   */
  static final String RECLAIM = "x";

  /** The key, where the sort key is a digest. */
  static final String FULL_KEY = "f";

  /** A deadline that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final String CONTENTION = "c";
  private static final String WRITER = "w";

  private Item() {}

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  static AttributeValue version(Version version) {
    return bytes(ByteBuffer.allocate(16).putLong(version.high()).putLong(version.low()).array());
  }

  static AttributeValue purpose(Lease.Purpose purpose) {
    return AttributeValue.fromS(purpose == Lease.Purpose.WRITER ? WRITER : CONTENTION);
  }

  /** Returns the key of an item that has one. */
  static Key key(Map<String, AttributeValue> item) {
    byte[] sort = binary(item, Address.SORT);
    return Address.isPlain(sort) ? Address.plain(sort) : Key.of(binary(item, FULL_KEY));
  }

  /**
   * Returns the record of an item.
   *
   * @throws StoreException when it is none, or that of another key with the same digest
   */
  static Stored stored(Key key, Map<String, AttributeValue> item) {
    if (!Address.isPlain(key) && !Key.of(binary(item, FULL_KEY)).equals(key)) {
      throw new StoreException(
          "two keys have the same SHA-256, one of them " + key + "; use shorter keys");
    }
    return stored(item);
  }

  /**
   * Returns the record of an item.
   *
   * @throws StoreException when it is none
   */
  static Stored stored(Map<String, AttributeValue> item) {
    ByteBuffer bytes = ByteBuffer.wrap(binary(item, VERSION));
    Token token = new Token(bytes.getLong(), bytes.getLong());
    return new Stored(
        item.containsKey(BYTES) ? binary(item, BYTES) : new byte[0],
        item.containsKey(DEADLINE) ? number(item, DEADLINE) : NEVER,
        Version.of(token),
        token,
        lease(item));
  }

  private static @Nullable Lease lease(Map<String, AttributeValue> item) {
    AttributeValue purpose = item.get(PURPOSE);
    if (purpose == null) {
      return null;
    }
    return new Lease(
        number(item, LEASE),
        WRITER.equals(purpose.s()) ? Lease.Purpose.WRITER : Lease.Purpose.CONTENTION);
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw foreign(name);
    }
    return Long.parseLong(value.n());
  }

  private static byte[] binary(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.b() == null) {
      throw foreign(name);
    }
    return value.b().asByteArrayUnsafe();
  }

  private static StoreException foreign(String name) {
    return new StoreException(
        "an item in a partition of Larder's lacks attribute '%s'; delete it, and let only Larder write there"
            .formatted(name));
  }
}
