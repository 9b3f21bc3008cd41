package io.larder.codec;

/** Finds a class by name, without initialising it. */
interface ClassFinder {
  Class<?> find(String name) throws ClassNotFoundException;

  /** Returns the finder that asks a class loader alone. */
  static ClassFinder in(ClassLoader loader) {
    return name -> Class.forName(name, false, loader);
  }
}
