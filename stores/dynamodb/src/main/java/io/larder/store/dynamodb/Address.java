package io.larder.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the records of a namespace are: in sixteen partitions, each sorted by key. A key begins
 * with a byte that says whether the rest is the key itself, or its digest where DynamoDB takes no
 * key so long; the two never meet. Thread-safe.
 *
 * @param partitions the names of all partitions
 */
record Address(List<String> partitions) {
  /** The attribute of the partition. */
  static final String PARTITION = "p";

  /** The attribute of the key within the partition. */
  static final String SORT = "k";

  /** The longest key that stands for itself, in bytes: DynamoDB takes 1,024 with the mark. */
  static final int LONGEST_PLAIN = 1_023;

  private static final int PARTITIONS = 16;
  private static final byte PLAIN = 0;
  private static final byte DIGEST = 1;
  private static final int LONGEST_NAME = 1_000; // of 2,048 that DynamoDB takes

  /** Returns the address of a namespace. */
  static Address of(Namespace namespace) {
    String name = partitions(namespace);
    return new Address(
        IntStream.range(0, PARTITIONS).mapToObj(shard -> name + "#" + shard).toList());
  }

  /** Returns the attributes that are the primary key of a record. */
  Map<String, AttributeValue> of(Key key) {
    return Map.of(
        PARTITION, AttributeValue.fromS(partition(key)),
        SORT, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(sort(key))));
  }

  /** Returns the partition of a record. */
  String partition(Key key) {
    CRC32 crc = new CRC32();
    crc.update(key.bytes());
    return partitions.get((int) (crc.getValue() % PARTITIONS));
  }

  /** Returns the sort key of a record. */
  static byte[] sort(Key key) {
    byte[] bytes;
    if (isPlain(key)) {
      bytes = new byte[1 + key.length()];
      bytes[0] = PLAIN;
      System.arraycopy(key.bytes(), 0, bytes, 1, key.length());
    } else {
      byte[] digest = key.sha256();
      bytes = new byte[1 + digest.length];
      bytes[0] = DIGEST;
      System.arraycopy(digest, 0, bytes, 1, digest.length);
    }
    return bytes;
  }

  /** Tells whether a key stands for itself; else it is kept in the record, too. */
  static boolean isPlain(Key key) {
    return key.length() <= LONGEST_PLAIN;
  }

  /** Returns the key of a sort key that stands for itself. */
  static Key plain(byte[] sort) {
    return Key.of(Arrays.copyOfRange(sort, 1, sort.length));
  }

  /** Tells whether a sort key stands for itself. */
  static boolean isPlain(byte[] sort) {
    return sort.length > 0 && sort[0] == PLAIN;
  }

  /** Returns a name; one that is too long by its digest, which begins as no hexadecimal does. */
  private static String partitions(Namespace namespace) {
    String escaped = namespace.escaped();
    return escaped.length() <= LONGEST_NAME
        ? escaped
        : "%h" + HexFormat.of().formatHex(Key.of(escaped.getBytes(UTF_8)).sha256());
  }
}
