package io.larder.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Java serialisation that tells of each class before an object of it is written. */
class SerialOut extends ObjectOutputStream {
  private final Consumer<Class<?>> classes;

  SerialOut(OutputStream out, Consumer<Class<?>> classes) throws IOException {
    super(out);
    this.classes = classes;
  }

  @Override
  protected void annotateClass(Class<?> type) {
    classes.accept(type);
  }

  @Override
  protected void annotateProxyClass(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      classes.accept(each);
    }
  }
}
