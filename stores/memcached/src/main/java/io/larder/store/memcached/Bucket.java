package io.larder.store.memcached;

import io.larder.spi.Key;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The keys that one item of an index has, with the time at which each was written down last.
 *
 * @param item as the server has it
 * @param keys in their order
 * @param entries how many there are, doubles too
 */
record Bucket(Item item, NavigableMap<Key, Long> keys, int entries) {
  private static final int HEAD = Integer.BYTES + Long.BYTES;

  /** Below this, order is not worth a write. */
  private static final int SMALL = 1_024;

  /** Returns the bytes that write down a key. */
  static byte[] entry(Key key, long millis) {
    return ByteBuffer.allocate(HEAD + key.length())
        .putInt(key.length())
        .putLong(millis)
        .put(key.bytes())
        .array();
  }

  /** Reads an item; what is not understood, and what follows it, counts for nothing. */
  static Bucket of(Item item) {
    NavigableMap<Key, Long> keys = new TreeMap<>();
    ByteBuffer buffer = ByteBuffer.wrap(item.bytes());
    int entries = 0;
    while (buffer.remaining() >= HEAD) {
      int length = buffer.getInt();
      long millis = buffer.getLong();
      if (length < 0 || length > buffer.remaining()) {
        break;
      }
      byte[] key = new byte[length];
      buffer.get(key);
      keys.merge(Key.of(key), millis, Math::max);
      entries++;
    }
    return new Bucket(item, keys, entries);
  }

  /** Tells whether it has more that may go than what must stay. */
  boolean isWorthTidying(Collection<Key> there) {
    return item.bytes().length > SMALL && entries > 2 * there.size();
  }

  /** Returns the bytes of what stays. */
  byte[] without(Predicate<Key> goes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    keys.forEach(
        (key, millis) -> {
          if (!goes.test(key)) {
            bytes.writeBytes(entry(key, millis));
          }
        });
    return bytes.toByteArray();
  }
}
