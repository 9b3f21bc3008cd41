package io.larder.copy;

import java.util.EnumMap;
import java.util.EnumSet;

/** Copies sets of enums and maps by them. Of empty ones only serialisation can tell the enum. */
final class EnumCloner {
  private EnumCloner() {}

  static Object copySet(Object object, Copying copying) {
    EnumSet<?> source = (EnumSet<?>) object;
    check(source, copying);
    return source.clone();
  }

  @SuppressWarnings("unchecked") // nobody but us has the clone
  static Object copyMap(Object object, Copying copying) {
    EnumMap<?, ?> source = (EnumMap<?, ?>) object;
    check(source.keySet(), copying);
    EnumMap<?, Object> copy = (EnumMap<?, Object>) source.clone();
    copying.made(source, copy);
    copying.replaceValues(copy);
    return copy;
  }

  private static void check(Iterable<?> constants, Copying copying) {
    if (!constants.iterator().hasNext() || !copying.areShared(constants)) {
      throw new UnfaithfulException();
    }
  }
}
