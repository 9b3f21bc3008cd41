package io.larder.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Java serialisation that tells of each class before an object of it is written. */
abstract class SerialOut extends ObjectOutputStream {
  SerialOut(OutputStream out) throws IOException {
    super(out);
  }

  /** Hears of a class; throws to refuse it. */
  abstract void meet(Class<?> type);

  @Override
  protected final void annotateClass(Class<?> type) {
    meet(type);
  }

  @Override
  protected final void annotateProxyClass(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      meet(each);
    }
  }
}
