package io.larder.copy;

import io.larder.size.Sized;

/** What a cache keeps in place of an object that may change. */
sealed interface Copy extends Sized permits ShallowCopy, GraphCopy, SerialCopy {
  /**
   * Makes the object anew.
   *
   * @param loader finds its classes
   */
  Object restore(ClassLoader loader);
}
