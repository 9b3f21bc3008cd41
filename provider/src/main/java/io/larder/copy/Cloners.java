package io.larder.copy;

import io.larder.codec.JdkTypes;
import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides once for each class how its objects are copied so that the outcome is that of a Java
 * serialisation and deserialisation. Thread-safe.
 */
final class Cloners {
  /** By any of these a class has its own say in how it is serialised. */
  private static final Set<String> HOOKS =
      Set.of(
          "writeObject",
          "writeReplace",
          "readObject",
          "readObjectNoData",
          "readResolve",
          "serialPersistentFields");

  private final ClassLoader loader;

  /** Of classes that {@link #loader} finds: no other class loader is kept alive. */
  private final Map<Class<?>, Cloner> known = new ConcurrentHashMap<>();

  private final Copying tree = new Copying(this);

  /**
   * Makes the cloners of one cache.
   *
   * @param loader finds the classes of what deserialisation would make
   */
  Cloners(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the way to copy an object with all that it holds, if it holds nothing twice. */
  Copying tree() {
    return tree;
  }

  Cloner of(Class<?> type) {
    Cloner cloner = known.get(type);
    if (cloner != null) {
      return cloner;
    }
    if (!finds(type)) {
      return Cloner.REFUSED;
    }
    cloner = decide(type);
    known.put(type, cloner);
    return cloner;
  }

  private Cloner decide(Class<?> type) {
    if (!Serializable.class.isAssignableFrom(type) || Externalizable.class.isAssignableFrom(type)) {
      return Cloner.REFUSED;
    }
    try {
      if (type.isArray()) {
        return ArrayCloner.of(type, holdsValues(type.getComponentType()));
      } else if (isValue(type)) {
        return Cloner.SHARED;
      } else if (JdkTypes.isFromJdk(type)) {
        return JdkCloners.of(type);
      } else if (Proxy.isProxyClass(type) || hasHooks(type)) {
        return Cloner.REFUSED;
      }
      return type.isRecord() ? RecordCloner.of(type, this) : FieldCloner.of(type, this);
    } catch (LinkageError | ReflectiveOperationException aClassIsMissing) {
      return Cloner.REFUSED;
    }
  }

  /** Tells whether what is declared with this type holds nothing that is ever copied. */
  boolean holdsValues(Class<?> declared) {
    return declared.isPrimitive()
        || (!Immutables.mayHaveSubclass(declared) && isValue(declared) && finds(declared));
  }

  /** Of a class itself it has still to be asked whether the loader finds it. */
  private static boolean isValue(Class<?> type) {
    return Immutables.areValues(type)
        && type != Class.class
        && Serializable.class.isAssignableFrom(type);
  }

  private static boolean hasHooks(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      for (Method method : level.getDeclaredMethods()) {
        if (HOOKS.contains(method.getName())) {
          return true;
        }
      }
      for (Field field : level.getDeclaredFields()) {
        if (HOOKS.contains(field.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether deserialisation would find this very class. */
  boolean finds(Class<?> type) {
    Class<?> written = Immutables.isConstantBody(type) ? type.getSuperclass() : type;
    ClassLoader home = written.getClassLoader();
    if (home == null || (home.equals(loader) && !written.isHidden())) {
      return true;
    }
    try {
      return Class.forName(written.getName(), false, loader).equals(written);
    } catch (ClassNotFoundException | LinkageError unseen) {
      return false;
    }
  }
}
