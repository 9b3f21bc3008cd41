package io.larder.codec;

import io.larder.spi.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Holds what was read against the type that the cache declares. */
final class Declared {
  private Declared() {}

  static <T> T check(Class<T> declared, @Nullable Object value) throws UnreadableException {
    if (!declared.isInstance(value)) {
      String actual = value == null ? "null" : value.getClass().getName();
      throw new UnreadableException("holds " + actual + ", not " + declared.getName());
    }
    return declared.cast(value);
  }
}
