package io.larder.jcache.manage;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The MBeans of one cache in the platform's server, each there while enabled. Thread-safe.
 *
 * <p>The names are those of JSR-107; that of the figures, which go with the statistics, differs in
 * its domain, {@code io.larder}, and its type, {@code CacheFigures}. Two managers with one URI and
 * different class loaders have the same names: the bean that came last stays, and the one it
 * replaced is not missed when its cache is closed.
 */
public final class Beans {
  private final ReentrantLock lock = new ReentrantLock();
  private final URI manager;
  private final String cache;
  private final CacheMXBean configuration;
  private final CacheStatisticsMXBean statistics;
  private final Supplier<Map<String, Long>> figures;
  private @Nullable OwnedBean configurationBean;
  private @Nullable OwnedBean statisticsBean;
  private @Nullable OwnedBean figuresBean;

  /**
   * Beans that are not registered yet.
   *
   * @param figures asked at each look; may throw a {@link CacheException}
   */
  public Beans(
      URI manager,
      String cache,
      CacheMXBean configuration,
      CacheStatisticsMXBean statistics,
      Supplier<Map<String, Long>> figures) {
    this.configuration = configuration;
    this.statistics = statistics;
    this.figures = figures;
    this.manager = manager;
    this.cache = cache;
  }

  /** Shows or hides the configuration; to do it twice is no error. */
  public void showConfiguration(boolean shown) {
    lock.lock();
    try {
      if (shown != (configurationBean != null)) {
        OwnedBean fresh = shown ? new StandardBean<>(configuration, CacheMXBean.class) : null;
        configurationBean =
            replace(configurationBean, fresh, name("javax.cache", "CacheConfiguration"));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Shows or hides the statistics; to do it twice is no error. */
  public void showStatistics(boolean shown) {
    lock.lock();
    try {
      if (shown != (statisticsBean != null)) {
        OwnedBean fresh =
            shown ? new StandardBean<>(statistics, CacheStatisticsMXBean.class) : null;
        statisticsBean = replace(statisticsBean, fresh, name("javax.cache", "CacheStatistics"));
        OwnedBean freshFigures = shown ? new FiguresBean(figures) : null;
        figuresBean = replace(figuresBean, freshFigures, name("io.larder", "CacheFigures"));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Puts a bean in the place of another; none is null. */
  private static @Nullable OwnedBean replace(
      @Nullable OwnedBean bean, @Nullable OwnedBean fresh, ObjectName name) {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (fresh != null) {
        if (server.isRegistered(name)) {
          unregister(server, name);
        }
        server.registerMBean(fresh, name);
      } else if (bean != null && bean.isRegistered()) {
        unregister(server, name);
      }
      return fresh;
    } catch (JMException e) {
      throw new CacheException(
          (fresh == null ? "cannot unregister " : "cannot register ") + name, e);
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) throws JMException {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // somebody else was faster: it is gone, which is what was wanted
    }
  }

  private ObjectName name(String domain, String type) {
    String name =
        "%s:type=%s,CacheManager=%s,Cache=%s"
            .formatted(domain, type, value(manager.toString()), value(cache));
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
