package io.larder.copy;

import java.lang.reflect.Array;

/** Copies arrays. */
final class ArrayCloner {
  private ArrayCloner() {}

  /**
   * Returns the cloner of the arrays of a class.
   *
   * @param ofValues whether the elements need no copying
   */
  static Cloner of(Class<?> type, boolean ofValues) {
    if (ofValues) {
      return (source, copying) -> clone(source);
    }
    Class<?> component = type.getComponentType();
    return (source, copying) -> {
      Object[] elements = (Object[]) source;
      Object[] copies = (Object[]) Array.newInstance(component, elements.length);
      copying.made(source, copies);
      for (int i = 0; i < copies.length; i++) {
        copies[i] = copying.copyPart(elements[i]);
      }
      return copies;
    };
  }

  /** Returns another array of the same elements. */
  static Object clone(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
