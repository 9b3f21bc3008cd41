package io.larder.jcache;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds plug-ins by name: first with the application's class loader, then with Larder's own. */
final class Plugins {
  private Plugins() {}

  /**
   * Returns the plug-in of this name.
   *
   * @param what is looked for, for the message
   * @throws IllegalArgumentException when there is none, listing those found
   */
  static <T> T find(
      Class<T> type, Function<T, String> name, String wanted, String what, ClassLoader loader) {
    Map<String, T> found = new LinkedHashMap<>();
    for (ClassLoader each : new ClassLoader[] {loader, Plugins.class.getClassLoader()}) {
      for (T plugin : ServiceLoader.load(type, each)) {
        found.putIfAbsent(name.apply(plugin).toLowerCase(Locale.ROOT), plugin);
      }
    }
    T plugin = found.get(wanted.toLowerCase(Locale.ROOT));
    if (plugin == null) {
      String names = found.isEmpty() ? "none" : String.join(", ", new TreeSet<>(found.keySet()));
      throw new IllegalArgumentException(
          "no %s '%s'; on the class path: %s".formatted(what, wanted, names));
    }
    return plugin;
  }
}
