package io.larder.copy;

import io.larder.codec.SerialForm;
import io.larder.size.SizeOf;

/**
 * A copy that is read again each time it is given. Of a class of its own, so that what an
 * application keeps is never taken for one.
 */
record SerialCopy(SerialForm form) implements Copy {
  /**
   * Takes a copy of an object.
   *
   * @throws IllegalArgumentException when it cannot be serialised, naming the class in the way
   */
  static SerialCopy of(Object object, ClassLoader loader) {
    return new SerialCopy(SerialForm.of(object, loader));
  }

  @Override
  public Object restore(ClassLoader loader) {
    return form.restore(loader);
  }

  @Override
  public long bytes() {
    return SizeOf.shallowBytes(SerialCopy.class) + form.bytes();
  }

  @Override
  public String toString() {
    return form.toString();
  }
}
