package io.larder.codec;

/** What a cache keeps in place of an object that may change. */
sealed interface Copy permits ShallowCopy, SerialCopy {
  /**
   * Makes the object anew.
   *
   * @param loader finds its classes
   */
  Object restore(ClassLoader loader);
}
