package io.larder.tier;

import io.larder.spi.Codec;
import io.larder.spi.Stored;
import io.larder.spi.UnreadableException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored value and, until somebody takes it, the object that was made of it to see that it can
 * be. Thread-safe.
 */
final class Decoded<V> {
  private final byte[] array;
  private final int offset;
  private final int length;
  private final AtomicReference<@Nullable V> first;

  /** A value that was read. */
  Decoded(Stored stored, V first) {
    this.array = stored.array();
    this.offset = stored.offset();
    this.length = stored.length();
    this.first = new AtomicReference<>(first);
  }

  /** A value that was written just now. */
  Decoded(byte[] bytes) {
    this.array = bytes;
    this.offset = 0;
    this.length = bytes.length;
    this.first = new AtomicReference<>();
  }

  /** Returns the object if nobody has it yet, else null. */
  @Nullable V takeFirst() {
    return first.getAndSet(null);
  }

  /** Makes another object of the value. */
  V decode(Codec<V> codec) throws UnreadableException {
    return codec.decode(array, offset, length);
  }
}
