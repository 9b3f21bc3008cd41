package io.larder.tier;

import io.larder.engine.Live;
import io.larder.spi.Codec;
import io.larder.spi.Copier;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Stored;
import io.larder.spi.UnreadableException;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Turns keys and values into bytes and back, and judges what a stored record is worth. */
final class Records<K, V> {
  private final StoreContext<K, V> context;
  private final LongAdder unreadable = new LongAdder();
  private final Copier<V> decoding = new Decoding();

  Records(StoreContext<K, V> context) {
    this.context = context;
  }

  Key key(K key) {
    return Key.of(encoded(context.keyCodec(), key));
  }

  K key(Key key) throws UnreadableException {
    return context.keyCodec().decode(key.bytes(), 0, key.length());
  }

  byte[] bytes(V value) {
    return encoded(context.valueCodec(), value);
  }

  private <T> byte[] encoded(Codec<T> codec, T object) {
    try {
      return codec.encode(object);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(context.where() + ": " + e.getMessage(), e);
    }
  }

  /** Returns how many values could not be read since the cache was opened. */
  long unreadable() {
    return unreadable.sum();
  }

  /** Returns the entry of bytes that were written just now. */
  Live<V> written(byte[] bytes, long deadlineMillis) {
    return new Live<>(new Decoded<V>(bytes), decoding, deadlineMillis);
  }

  /**
   * Judges a record. What a dead writer held is worth nothing: the system of record may have
   * changed under it.
   */
  Seen<V> see(@Nullable Stored stored, long nowMillis) {
    if (stored == null || isMereHold(stored)) {
      return new Seen<>(stored, null, null);
    }
    V value = decode(stored);
    if (value == null) {
      return new Seen<>(stored, null, null);
    }
    Live<V> entry =
        new Live<>(
            new Decoded<>(stored, value), decoding, stored.deadlineMillis(), stored.version());
    boolean live = nowMillis < stored.deadlineMillis();
    return live ? new Seen<>(stored, entry, null) : new Seen<>(stored, null, entry);
  }

  /** Tells whether a writer is being called for the record at this time. */
  static boolean isHeldByWriter(Stored stored, long nowMillis) {
    return heldByWriter(stored) && stored.lease() != null && stored.lease().lives(nowMillis);
  }

  /** Tells whether nothing is left of a record once the hold on it ends. */
  static boolean isMereHold(Stored stored) {
    return stored.length() == 0 || heldByWriter(stored);
  }

  /** Tells whether a hold was taken to call a writer, whether it still lives or not. */
  static boolean heldByWriter(Stored stored) {
    return stored.lease() != null && stored.lease().purpose() == Lease.Purpose.WRITER;
  }

  private @Nullable V decode(Stored stored) {
    try {
      return context.valueCodec().decode(stored.array(), stored.offset(), stored.length());
    } catch (UnreadableException e) {
      unreadable.increment();
      if (context.failUnreadable()) {
        throw new CacheException(context.where() + ": a stored value cannot be read", e);
      }
      return null;
    }
  }

  /** Gives each caller an object of its own. */
  private final class Decoding implements Copier<V> {
    @Override
    public Object keep(V object) {
      return new Decoded<V>(bytes(object));
    }

    @Override
    @SuppressWarnings("unchecked") // only entries made here are given
    public V give(Object kept) {
      Decoded<V> decoded = (Decoded<V>) kept;
      V first = decoded.takeFirst();
      if (first != null) {
        return first;
      }
      Codec<V> codec = context.valueCodec();
      try {
        return decoded.decode(codec);
      } catch (UnreadableException e) {
        throw new CacheException(context.where() + ": a value was read once but not again", e);
      }
    }
  }
}
