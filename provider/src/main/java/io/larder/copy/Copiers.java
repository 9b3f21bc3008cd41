package io.larder.copy;

import io.larder.spi.Copier;

/** The ways in which a cache on the heap keeps what it is given. */
public final class Copiers {
  private Copiers() {}

  /** Returns the copier that shares every object with the application. */
  @SuppressWarnings("unchecked") // it never touches an object, so it serves any type
  public static <T> Copier<T> byReference() {
    return (Copier<T>) ByReference.INSTANCE;
  }

  /** Returns {@link #byValue} or {@link #byReference}, as a cache's configuration asks. */
  public static <T> Copier<T> of(boolean byValue, Class<T> declared, ClassLoader loader) {
    return byValue ? byValue(declared, loader) : byReference();
  }

  /**
   * Returns a copier under which neither what was kept nor what was given can be changed from
   * outside. Immutable objects are shared, records of immutable components included. Others are
   * given as Java serialisation would make them: transient fields are not kept, an object that is
   * met twice is one object in the copy, what is not serialisable is refused.
   *
   * <p>A graph is copied object by object, without bytes, where all its classes leave to Java how
   * they are serialised, and open their fields to this module; so are the usual classes of the JDK.
   * Where one has a say of its own, such as {@code readResolve}, where the loader finds another
   * class of its name, or where this JVM has an {@link java.io.ObjectInputFilter} when the object
   * is kept, the graph is serialised once then, and made anew each time it is given.
   *
   * @param declared the type of the objects, {@code Object} when there are several
   * @param loader finds the classes of the objects that are given; for a class that it cannot see,
   *     the class itself is taken
   */
  public static <T> Copier<T> byValue(Class<T> declared, ClassLoader loader) {
    return Immutables.areAll(declared) ? byReference() : new ByValue<>(loader);
  }
}
