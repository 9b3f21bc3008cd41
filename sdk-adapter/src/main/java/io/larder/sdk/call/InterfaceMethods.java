package io.larder.sdk.call;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods that objects of an interface have. Immutable. */
final class InterfaceMethods {
  private final Class<?> type;
  private final List<Method> methods;

  InterfaceMethods(Class<?> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          type.getName() + " is no interface; only those have proxies");
    }
    this.type = type;
    this.methods =
        Arrays.stream(type.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !isOfObject(method))
            .toList();
    if (!methods.stream().allMatch(Method::trySetAccessible)) {
      throw new IllegalArgumentException(
          "%s cannot be called from here; open its package to %s"
              .formatted(type.getName(), InterfaceMethods.class.getModule()));
    }
  }

  /** The names of all. */
  Set<String> names() {
    return methods.stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All methods of a name, at least one. */
  List<Overload> named(String name) {
    List<Overload> overloads =
        methods.stream()
            .filter(method -> method.getName().equals(name) && !method.isBridge())
            .collect(groupingBy(method -> List.of(method.getParameterTypes())))
            .values()
            .stream()
            .map(Overload::new)
            .toList();
    if (overloads.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no method '%s'; there are: %s".formatted(type.getName(), name, names()));
    }
    return overloads;
  }

  /** The methods with bodies here that objects of a class run as they are. */
  Set<Method> notOverriddenIn(Class<?> target) {
    return methods.stream()
        .filter(method -> method.isDefault() && (method.isBridge() || isInherited(method, target)))
        .collect(toUnmodifiableSet());
  }

  /** A name with types, such as {@code find(String)}. */
  static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean isInherited(Method method, Class<?> target) {
    try {
      return target.getMethod(method.getName(), method.getParameterTypes()).equals(method);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("a class has the methods of its interfaces", e);
    }
  }

  private static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(
            each ->
                each.getName().equals(method.getName())
                    && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
  }

  /**
   * A method, which several interfaces may declare.
   *
   * @param declarations all of them
   */
  record Overload(List<Method> declarations) {
    /** The declaration of the narrowest result. */
    Method method() {
      return declarations.stream()
          .reduce((a, b) -> a.getReturnType().isAssignableFrom(b.getReturnType()) ? b : a)
          .orElseThrow();
    }

    /** What errors call it, such as {@code Repository.find(String)}. */
    String name() {
      return method().getDeclaringClass().getSimpleName() + "." + signature(method());
    }

    /** Eight hexadecimal digits that change with the types of parameters and result. */
    String hash() {
      Method method = method();
      String signature =
          Stream.concat(
                  Arrays.stream(method.getGenericParameterTypes()),
                  Stream.of(method.getGenericReturnType()))
              .map(Type::getTypeName)
              .collect(Collectors.joining(","));
      return KeyMaker.hash(signature).substring(0, 8);
    }
  }
}
