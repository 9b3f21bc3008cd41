package io.larder.codec;

/** Finds a class by name, without initialising it. */
interface ClassFinder {
  Class<?> find(String name) throws ClassNotFoundException;
}
