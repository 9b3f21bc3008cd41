package io.larder.size;

import org.jspecify.annotations.Nullable;

/**
 * Tells the bytes of the heap that an object takes, with all that it holds. Exact for strings,
 * boxed values, arrays of primitives and objects that hold such in their fields; for collections of
 * the JDK it is assumed that they grew to their size entry by entry. Safe for use by any thread; an
 * object that another thread changes meanwhile is measured somehow.
 *
 * <ul>
 *   <li>An object that is met twice counts once.
 *   <li>Nothing is counted for what an object shares with others: enums, classes and class loaders,
 *       threads, locales, time zones, {@code ""}, what {@code Integer.valueOf} and its like keep,
 *       empty {@code List.of()}, and the like. That other objects of an application are shared
 *       nobody can see: each counts where it is met.
 *   <li>Of an object whose module does not open it to {@code io.larder.provider}, and of a class of
 *       the JDK that is none of its collections and usual values, only the fields themselves count,
 *       not what they refer to. Weak and soft references are not followed.
 *   <li>Of a collection, map or array of more than {@value Elements#MAX} elements, so many are
 *       measured and the others taken to be like them. After {@value Walk#MAX_OBJECTS} objects the
 *       same holds for every collection that is open, and fields are not followed any more.
 * </ul>
 */
public final class SizeOf {
  private SizeOf() {}

  /** Returns the bytes of an object; 0 for null. */
  public static long bytes(@Nullable Object object) {
    return object == null ? 0 : bytes(object, true);
  }

  /**
   * Returns the bytes of an object that has just been made by {@code clone()} or another way to
   * copy, so that the collections and maps of the JDK in it have no room for more elements.
   */
  public static long bytesOfClone(Object clone) {
    return bytes(clone, false);
  }

  /** Returns the bytes of an array of so many bytes. */
  public static long bytesOfArray(int length) {
    return Layout.OF_THIS_VM.array(length, Byte.BYTES);
  }

  /** Returns the bytes of any object of a class, without what its fields refer to. */
  public static long shallowBytes(Class<?> type) {
    return Plan.of(type).shallow();
  }

  private static long bytes(Object object, boolean roomy) {
    if (object instanceof byte[] array) {
      return bytesOfArray(array.length);
    }
    if (object instanceof String string) {
      return Strings.bytes(string);
    }
    if (object instanceof Sized sized) {
      return sized.bytes();
    }
    return new Walk(roomy).measure(object);
  }
}
