package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a proxy does: cached methods by their calls, all others straight. Thread-safe. */
final class MethodCalls implements InvocationHandler {
  private final Object target;
  private final Map<Method, CachedCall> calls;
  private final Set<Method> onProxy;

  private MethodCalls(Object target, Map<Method, CachedCall> calls, Set<Method> onProxy) {
    this.target = target;
    this.calls = calls;
    this.onProxy = onProxy;
  }

  /** A proxy that caches methods under the prefixes given for their names. */
  static <T> T proxy(Class<T> type, T target, CallCache<?> cache, Map<String, String> prefixes) {
    Map<String, String> methodByPrefix = new HashMap<>();
    new TreeMap<>(prefixes)
        .forEach(
            (method, prefix) -> {
              String other = methodByPrefix.put(prefix, method);
              if (other != null) {
                throw new IllegalArgumentException(
                    "%s and %s of %s would share their results: both have the prefix '%s'"
                        .formatted(other, method, type.getName(), prefix));
              }
            });
    return proxy(type, target, cache, prefixes, false);
  }

  /** A proxy that caches methods under prefixes made of their names and signatures. */
  static <T> T proxy(Class<T> type, T target, CallCache<?> cache, String... methods) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (String method : methods) {
      prefixes.put(method, type.getName() + "." + method);
    }
    return proxy(type, target, cache, prefixes, true);
  }

  private static <T> T proxy(
      Class<T> type, T target, CallCache<?> cache, Map<String, String> prefixes, boolean signed) {
    InterfaceMethods methods = new InterfaceMethods(type);
    if (prefixes.isEmpty()) {
      throw new IllegalArgumentException("name what is to be cached: " + methods.names());
    }
    Faults faults = cache.faults();
    Map<Method, CachedCall> calls = new HashMap<>();
    for (Map.Entry<String, String> entry : prefixes.entrySet()) {
      var overloads = methods.named(entry.getKey());
      for (InterfaceMethods.Overload overload : overloads) {
        ResultType result = ResultType.of(overload.method());
        result.check(overload.name(), cache.name(), cache.valueType());
        String prefix = entry.getValue();
        CachedCall call =
            cache.call(
                overload.name(),
                signed || overloads.size() > 1 ? prefix + "#" + overload.hash() : prefix,
                result,
                faults);
        overload.declarations().forEach(each -> calls.put(each, call));
      }
    }
    var handler =
        new MethodCalls(
            requireNonNull(target, "target"), calls, methods.notOverriddenIn(target.getClass()));
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The one behind a proxy. */
  static MethodCalls of(Object proxy) {
    if (Proxy.isProxyClass(proxy.getClass())
        && Proxy.getInvocationHandler(proxy) instanceof MethodCalls calls) {
      return calls;
    }
    throw new IllegalArgumentException(
        proxy.getClass().getName() + " was not made by Memoizer.proxy or CallCache.proxy");
  }

  MemoizedMethods methods() {
    return new MemoizedMethods(calls);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] arguments = args == null ? new Object[0] : args;
    CachedCall call = calls.get(method);
    return call == null
        ? proceed(proxy, method, arguments)
        : call.<@Nullable Object, Throwable>call(
            () -> proceed(proxy, method, arguments), arguments);
  }

  private @Nullable Object proceed(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (onProxy.contains(method)) {
      return runOnProxy(proxy, method, arguments);
    }
    if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
      return target.equals(targetOf(arguments[0]));
    }
    method.trySetAccessible(); // the interface may be hidden in a package of the application
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** Runs a default method; the JDK's way is closed to interfaces that are not public. */
  private static @Nullable Object runOnProxy(
      Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
    Class<?> type = method.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers())
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .unreflectSpecial(method, type)
            .bindTo(proxy)
            .invokeWithArguments(arguments);
  }

  /** Two proxies are equal when their targets are. */
  private static @Nullable Object targetOf(@Nullable Object other) {
    return other != null
            && Proxy.isProxyClass(other.getClass())
            && Proxy.getInvocationHandler(other) instanceof MethodCalls calls
        ? calls.target
        : other;
  }
}
