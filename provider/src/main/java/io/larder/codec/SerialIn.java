package io.larder.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java deserialisation whose classes come from a {@link ClassFinder} and nowhere else. */
final class SerialIn extends ObjectInputStream {
  /** An interface of a proxy that the filter rejects. */
  static final class RefusedException extends InvalidClassException {
    private static final long serialVersionUID = 1L;

    private RefusedException(String message) {
      super(message);
    }
  }

  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "byte", byte.class,
          "char", char.class,
          "short", short.class,
          "int", int.class,
          "long", long.class,
          "float", float.class,
          "double", double.class,
          "void", void.class);

  private final ClassFinder finder;

  SerialIn(InputStream in, ClassFinder finder) throws IOException {
    super(in);
    this.finder = finder;
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
    Class<?> primitive = PRIMITIVES.get(description.getName());
    return primitive != null ? primitive : finder.find(description.getName());
  }

  @Override
  protected Class<?> resolveProxyClass(String[] names)
      throws InvalidClassException, ClassNotFoundException {
    Class<?>[] interfaces = new Class<?>[names.length];
    for (int i = 0; i < names.length; i++) {
      interfaces[i] = finder.find(names[i]);
      if (!finder.lets(interfaces[i])) { // the stream asks its filter once the class is made
        throw new RefusedException(Gate.refusal(interfaces[i]));
      }
    }
    try {
      return Proxy.newProxyInstance(home(interfaces), interfaces, (proxy, method, values) -> null)
          .getClass();
    } catch (IllegalArgumentException e) {
      throw new ClassNotFoundException("no proxy of " + String.join(", ", names), e);
    }
  }

  /**
   * A proxy lives where its hidden interface does, or else where one does that is not the JDK's.
   */
  private static @Nullable ClassLoader home(Class<?>[] interfaces) {
    ClassLoader home = null;
    for (Class<?> each : interfaces) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return each.getClassLoader();
      }
      home = JdkTypes.isFromJdk(each) ? home : each.getClassLoader();
    }
    return home;
  }
}
