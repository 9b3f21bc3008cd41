package io.larder.codec;

import io.larder.spi.Copier;
import java.lang.reflect.Array;
import java.util.Date;

/** Shares what is immutable and copies the rest, by the fastest means that is sure to be deep. */
final class ByValue<T> implements Copier<T> {
  private final ClassLoader loader;

  ByValue(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Object keep(T object) {
    if (Immutables.contain(object)) {
      return object;
    }
    return isCloneable(object) ? copyOf(object) : SerialCopy.of(object, loader);
  }

  @Override
  @SuppressWarnings("unchecked") // a copy has the class of what was kept, which was a T
  public T give(Object kept) {
    if (kept instanceof SerialCopy copy) {
      return (T) copy.restore(loader);
    }
    return (T) (isCloneable(kept) ? copyOf(kept) : kept);
  }

  /** Exactly these classes: a subclass may hold anything. */
  private static boolean isCloneable(Object object) {
    Class<?> type = object.getClass();
    return type == Date.class || (type.isArray() && type.getComponentType().isPrimitive());
  }

  @SuppressWarnings({"JavaUtilDate", "SuspiciousSystemArraycopy"}) // arrays of one primitive type
  private static Object copyOf(Object object) {
    if (object instanceof Date date) {
      return date.clone();
    }
    int length = Array.getLength(object);
    Object copy = Array.newInstance(object.getClass().getComponentType(), length);
    System.arraycopy(object, 0, copy, 0, length);
    return copy;
  }
}
