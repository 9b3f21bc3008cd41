package io.larder.store.contract.cache;

import org.jspecify.annotations.Nullable;

/**
 * What user code refers to and what is made after it: a cache in its own listener. Thread-safe.
 *
 * @param <T> the type of the object
 */
final class Late<T> {
  private volatile @Nullable T object;

  void set(T made) {
    object = made;
  }

  boolean isThere() {
    return object != null;
  }

  T get() {
    T made = object;
    if (made == null) {
      throw new AssertionError("asked for before it was made");
    }
    return made;
  }
}
