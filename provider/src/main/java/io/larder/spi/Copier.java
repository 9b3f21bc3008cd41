package io.larder.spi;

/**
 * Gives a cache on the heap its store-by-value semantics: what is kept is not what the application
 * can still change. Thread-safe.
 *
 * @param <T> the type of the objects
 */
public interface Copier<T> {
  /**
   * Returns what the cache keeps for this object: the object itself where sharing is safe.
   *
   * @throws IllegalArgumentException when the object cannot be copied, naming its class
   */
  Object keep(T object);

  /** Returns what the application gets for what {@link #keep} returned. */
  T give(Object kept);

  /**
   * Returns an object that nobody else can change: a copy, or the object itself where sharing is
   * safe.
   *
   * @throws IllegalArgumentException as {@link #keep}
   */
  default T copy(T object) {
    return give(keep(object));
  }
}
