package io.larder.jcache;

/** The one way to answer {@code unwrap}. */
public final class Unwrap {
  private Unwrap() {}

  /**
   * Returns the object as the type.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static <T> T unwrap(Object object, Class<T> type) {
    if (type.isInstance(object)) {
      return type.cast(object);
    }
    throw new IllegalArgumentException(
        "%s is no %s".formatted(object.getClass().getName(), type.getName()));
  }
}
