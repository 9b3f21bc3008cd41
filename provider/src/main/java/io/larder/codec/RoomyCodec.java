package io.larder.codec;

import io.larder.spi.Codec;

/**
 * A codec that can leave room before its bytes, so that a header needs no second copy.
 *
 * @param <T> the type of the objects
 */
interface RoomyCodec<T> extends Codec<T> {
  /** Returns the bytes of a value, after as many as {@code room} that mean nothing yet. */
  byte[] encode(T value, int room);

  @Override
  default byte[] encode(T value) {
    return encode(value, 0);
  }
}
