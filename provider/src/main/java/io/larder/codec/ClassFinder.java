package io.larder.codec;

/** Finds a class by name, without initialising it. */
interface ClassFinder {
  Class<?> find(String name) throws ClassNotFoundException;

  /** Tells whether a class may be made anything of. */
  default boolean lets(Class<?> type) {
    return true;
  }
}
