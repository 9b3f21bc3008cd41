package io.larder.tier;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored value and, until somebody takes it, the object that was made of it to see that it can
 * be.
 */
final class Decoded<V> {
  private final byte[] bytes;
  private final AtomicReference<@Nullable V> first;

  Decoded(byte[] bytes, @Nullable V first) {
    this.bytes = bytes;
    this.first = new AtomicReference<>(first);
  }

  byte[] bytes() {
    return bytes;
  }

  @Nullable V takeFirst() {
    return first.getAndSet(null);
  }
}
