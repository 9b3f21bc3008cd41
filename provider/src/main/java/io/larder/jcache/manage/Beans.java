package io.larder.jcache.manage;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The MBeans of one cache in the platform's server, each there while enabled. Thread-safe.
 *
 * <p>The names are those of JSR-107; that of the figures, which go with the statistics, differs in
 * its domain, {@code io.larder}, and its type, {@code CacheFigures}. Two managers with one URI and
 * different class loaders have the same names: the bean that came last is seen, and when it goes,
 * the one that came before it.
 */
public final class Beans {
  /** What the beans are, by the type that is part of their names. */
  private enum Kind {
    CONFIGURATION("javax.cache:type=CacheConfiguration"),
    STATISTICS("javax.cache:type=CacheStatistics"),
    FIGURES("io.larder:type=CacheFigures");

    private final String name;

    Kind(String name) {
      this.name = name;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final URI manager;
  private final String cache;
  private final Supplier<? extends CompleteConfiguration<?, ?>> configuration;
  private final CacheStatisticsMXBean statistics;
  private final Supplier<Map<String, Long>> figures;

  @GuardedBy("lock")
  private final Map<Kind, OwnedBean> shown = new EnumMap<>(Kind.class);

  /**
   * Beans that are not registered yet.
   *
   * @param configuration asked at each look
   * @param figures asked at each look; may throw a {@link CacheException}
   */
  public Beans(
      URI manager,
      String cache,
      Supplier<? extends CompleteConfiguration<?, ?>> configuration,
      CacheStatisticsMXBean statistics,
      Supplier<Map<String, Long>> figures) {
    this.configuration = configuration;
    this.statistics = statistics;
    this.figures = figures;
    this.manager = manager;
    this.cache = cache;
  }

  /** Shows or hides the configuration; to do it twice is no error. */
  public void showConfiguration(boolean show) {
    lock.lock();
    try {
      show(show, Kind.CONFIGURATION);
    } finally {
      lock.unlock();
    }
  }

  /** Shows or hides statistics and figures; to do it twice is no error. */
  public void showStatistics(boolean show) {
    lock.lock();
    try {
      show(show, Kind.STATISTICS);
      show(show, Kind.FIGURES);
    } finally {
      lock.unlock();
    }
  }

  /** Does nothing, not even wake JMX, when the bean is as it should be. */
  @GuardedBy("lock")
  private void show(boolean show, Kind kind) {
    OwnedBean known = shown.get(kind);
    if (show == (known != null)) {
      return;
    }
    ObjectName name = name(kind);
    try {
      if (known == null) {
        OwnedBean fresh = bean(kind);
        SharedNames.take(name, fresh);
        shown.put(kind, fresh);
      } else {
        SharedNames.leave(name, known);
        shown.remove(kind);
      }
    } catch (JMException e) {
      throw new CacheException((show ? "cannot register " : "cannot unregister ") + name, e);
    }
  }

  private OwnedBean bean(Kind kind) {
    return switch (kind) {
      case CONFIGURATION ->
          new StandardBean<>(new ConfigurationBean(configuration), CacheMXBean.class);
      case STATISTICS -> new StandardBean<>(statistics, CacheStatisticsMXBean.class);
      case FIGURES -> new FiguresBean(figures);
    };
  }

  private ObjectName name(Kind kind) {
    String name =
        "%s,CacheManager=%s,Cache=%s".formatted(kind.name, value(manager.toString()), value(cache));
    try {
      return new ObjectName(name);
    } catch (JMException e) {
      throw new CacheException("cache '" + cache + "' has no MBean name: " + name, e);
    }
  }

  /** Ordinary values as JSR-107 has them; what would make a pattern or a broken name is quoted. */
  private static String value(String text) {
    String value = text.replaceAll("[,:=\n]", ".");
    boolean special = value.isEmpty() || value.chars().anyMatch(c -> "*?\"".indexOf(c) >= 0);
    return special ? ObjectName.quote(value) : value;
  }
}
