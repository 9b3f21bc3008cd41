package io.larder.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the classes that values of declared types are made of, as far as types tell: superclasses,
 * fields with their type arguments, elements, and the permitted subclasses of sealed types. Stops
 * at {@code Object}, at interfaces that are not sealed, and at classes of the JDK.
 */
final class ReachableTypes {
  private final Set<Type> seen = new HashSet<>();
  private final Set<Class<?>> found = new HashSet<>();
  private final Deque<Type> open = new ArrayDeque<>();

  private ReachableTypes() {}

  /** Returns the classes reachable from these, which are among them when they are classes. */
  static Set<Class<?>> from(Collection<Class<?>> declared) {
    ReachableTypes search = new ReachableTypes();
    for (Class<?> type : declared) {
      if (!type.isInterface() && type != Object.class) {
        search.found.add(type);
      }
      search.open.add(type);
    }
    search.run();
    return Set.copyOf(search.found);
  }

  private void run() {
    while (!open.isEmpty()) {
      Type type = open.remove();
      if (seen.add(type)) {
        follow(type);
      }
    }
  }

  private void follow(Type type) {
    if (type instanceof Class<?> raw) {
      followClass(raw);
    } else if (type instanceof ParameterizedType generic) {
      open.add(generic.getRawType());
      addAll(generic.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      open.add(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
      addAll(wildcard.getLowerBounds());
    } else if (type instanceof TypeVariable<?> variable) {
      addAll(variable.getBounds());
    }
  }

  private void followClass(Class<?> type) {
    if (type.isArray()) {
      open.add(type.getComponentType());
    } else if (!type.isPrimitive() && !JdkTypes.isFromJdk(type)) {
      if (!type.isInterface()) {
        found.add(type);
      }
      try {
        followMembers(type);
      } catch (LinkageError | TypeNotPresentException absent) {
        // A class that this one mentions is not there: no object of it can be read or written.
        found.remove(type);
      }
    }
  }

  private void followMembers(Class<?> type) {
    if (type.isSealed()) {
      open.addAll(List.of(type.getPermittedSubclasses()));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null) {
      open.add(parent);
    }
    if (type.isEnum()) {
      return;
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
        open.add(field.getGenericType());
      }
    }
    followSerialProxy(type);
  }

  /** A class that is replaced when it is written keeps its replacement inside, by custom. */
  private void followSerialProxy(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals("writeReplace") && method.getParameterCount() == 0) {
        for (Class<?> nested : type.getDeclaredClasses()) {
          if (Serializable.class.isAssignableFrom(nested)) {
            open.add(nested);
          }
        }
      }
    }
  }

  private void addAll(Type[] types) {
    open.addAll(List.of(types));
  }
}
