package io.larder.sdk.call;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the methods of a proxy have in their cache; see {@link Memoizer#of}. Thread-safe. */
public final class MemoizedMethods {
  private final Map<Method, CachedCall> calls;

  MemoizedMethods(Map<Method, CachedCall> calls) {
    this.calls = calls;
  }

  /**
   * Whether the cache has a result of a method for these arguments; of any that takes them, if
   * there are overloads.
   *
   * @param arguments of the very types: 1 is none for a {@code long}
   * @throws IllegalArgumentException if no cached method of this name takes the arguments
   */
  public boolean contains(String method, @Nullable Object... arguments) {
    return find(method, arguments).stream().anyMatch(call -> call.contains(arguments));
  }

  /**
   * Forgets the result of a method for these arguments, also that of a call under way; of all that
   * take them, if there are overloads.
   *
   * @param arguments of the very types: 1 is none for a {@code long}
   * @return whether there was a result
   * @throws IllegalArgumentException if no cached method of this name takes the arguments
   */
  public boolean evict(String method, @Nullable Object... arguments) {
    return find(method, arguments).stream().filter(call -> call.evict(arguments)).count() > 0;
  }

  private Set<CachedCall> find(String name, @Nullable Object[] arguments) {
    Set<CachedCall> found = new LinkedHashSet<>();
    calls.forEach(
        (method, call) -> {
          if (method.getName().equals(name) && takes(method, arguments)) {
            found.add(call);
          }
        });
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no cached method takes %s%s; there are: %s"
              .formatted(name, typesOf(arguments), signatures()));
    }
    return found;
  }

  private static String typesOf(@Nullable Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private Set<String> signatures() {
    return calls.keySet().stream()
        .map(InterfaceMethods::signature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean takes(Method method, @Nullable Object[] arguments) {
    MethodType types = MethodType.methodType(void.class, method.getParameterTypes());
    if (types.parameterCount() != arguments.length) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      boolean fits =
          argument == null
              ? !types.parameterType(i).isPrimitive()
              : types.wrap().parameterType(i).isInstance(argument);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
