package io.larder.copy;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constructor by which deserialisation makes an object: of all its classes it runs that
 * of the first one that is not serialisable. The JDK has it for libraries like this, in the module
 * {@code jdk.unsupported}; called by name, as a JVM can do without that module.
 */
final class SerialConstructor {
  private SerialConstructor() {}

  /** Returns null when that class has none that is accessible. */
  static @Nullable Constructor<?> of(Class<?> type) throws ReflectiveOperationException {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    return (Constructor<?>)
        factory
            .getMethod("newConstructorForSerialization", Class.class)
            .invoke(factory.getMethod("getReflectionFactory").invoke(null), type);
  }
}
