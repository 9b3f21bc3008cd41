package io.larder.tier;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a record holds in place of a value that lies in chunks, which are records of their own.
 *
 * <pre>
 *   0          1          2                18      22       26               30
 *   version 1  flag 0x08  id of the chunks  count  length   CRC32C of value  CRC32C of all this   34
 *
 *   key of a chunk:  mark 8 │ id 16 │ number 4
 * </pre>
 *
 * The first two bytes are those of a value's envelope, so that whoever knows no chunks finds a
 * value that cannot be read, which is a miss. The mark is no canonical key's beginning.
 *
 * @param id random, never used again
 * @param count how many chunks there are
 * @param length of the value, in bytes
 * @param sum CRC32C of the value
 */
record Manifest(UUID id, int count, int length, int sum) {
  static final int BYTES = 34;
  static final int KEY_BYTES = 28;

  private static final byte ENVELOPE = 1;
  private static final byte CHUNKED = 8;
  private static final long MARK = 0xFF6368756E6BFFFFL; // the letters "chunk" between bytes of 0xFF

  /** Names chunks for a value, which nobody has written yet. */
  static Manifest of(byte[] value, int chunkBytes) {
    int count = (int) (((long) value.length + chunkBytes - 1) / chunkBytes);
    return new Manifest(UUID.randomUUID(), count, value.length, checksum(value, 0, value.length));
  }

  /** Reads what a record holds; null when that is a value. */
  static @Nullable Manifest parse(Stored record) {
    byte[] bytes = record.array();
    int at = record.offset();
    if (record.length() != BYTES || bytes[at] != ENVELOPE || bytes[at + 1] != CHUNKED) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, at + 2, BYTES - 2);
    UUID id = new UUID(buffer.getLong(), buffer.getLong());
    Manifest manifest = new Manifest(id, buffer.getInt(), buffer.getInt(), buffer.getInt());
    boolean sound = buffer.getInt() == checksum(bytes, at, BYTES - Integer.BYTES);
    return sound ? manifest : null;
  }

  byte[] bytes() {
    ByteBuffer buffer =
        ByteBuffer.allocate(BYTES)
            .put(ENVELOPE)
            .put(CHUNKED)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(count)
            .putInt(length)
            .putInt(sum);
    return buffer.putInt(checksum(buffer.array(), 0, buffer.position())).array();
  }

  /** Tells whether a key is that of a chunk. */
  static boolean isChunk(Key key) {
    return key.length() == KEY_BYTES && ByteBuffer.wrap(key.bytes()).getLong() == MARK;
  }

  /** Returns the keys of the chunks, in order. */
  Stream<Key> keys() {
    return IntStream.range(0, count).mapToObj(this::key);
  }

  Key key(int number) {
    return Key.of(
        ByteBuffer.allocate(KEY_BYTES)
            .putLong(MARK)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(number)
            .array());
  }

  /** Returns the value, null when a chunk is missing or damaged. */
  byte @Nullable [] assemble(Map<Key, Stored> chunks) {
    byte[] value = new byte[length];
    int end = 0;
    for (int i = 0; i < count; i++) {
      Stored chunk = chunks.get(key(i));
      if (chunk == null || chunk.length() > length - end) {
        return null;
      }
      System.arraycopy(chunk.array(), chunk.offset(), value, end, chunk.length());
      end += chunk.length();
    }
    return end == length && checksum(value, 0, length) == sum ? value : null;
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, offset, length);
    return (int) sum.getValue();
  }
}
