package io.larder.sdk.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import javax.cache.Cache;

/**
 * A cache with something before or behind it that may wait, count or throw, given a method's name.
 */
final class HookedCache {
  private HookedCache() {}

  /** Runs the hook before each method. */
  static <K, V> Cache<K, V> of(Cache<K, V> cache, Consumer<String> hook) {
    return around(cache, hook, method -> {});
  }

  /** Runs the hook after each method that returned. */
  static <K, V> Cache<K, V> after(Cache<K, V> cache, Consumer<String> hook) {
    return around(cache, method -> {}, hook);
  }

  @SuppressWarnings("unchecked")
  private static <K, V> Cache<K, V> around(
      Cache<K, V> cache, Consumer<String> before, Consumer<String> after) {
    return (Cache<K, V>)
        Proxy.newProxyInstance(
            HookedCache.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              before.accept(method.getName());
              try {
                Object result = method.invoke(cache, arguments);
                after.accept(method.getName());
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
