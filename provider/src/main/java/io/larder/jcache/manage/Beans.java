package io.larder.jcache.manage;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The two MBeans of one cache in the platform's server, each there while enabled. Thread-safe.
 *
 * <p>The names are those of JSR-107. Two managers with one URI and different class loaders have the
 * same names: the bean that came last stays, and the one it replaced is not missed when its cache
 * is closed.
 */
public final class Beans {
  private final ReentrantLock lock = new ReentrantLock();
  private final URI manager;
  private final String cache;
  private final CacheMXBean configuration;
  private final CacheStatisticsMXBean statistics;
  private @Nullable OwnedBean<?> configurationBean;
  private @Nullable OwnedBean<?> statisticsBean;

  /** Beans that are not registered yet. */
  public Beans(
      URI manager, String cache, CacheMXBean configuration, CacheStatisticsMXBean statistics) {
    this.configuration = configuration;
    this.statistics = statistics;
    this.manager = manager;
    this.cache = cache;
  }

  /** Shows or hides the configuration; to do it twice is no error. */
  public void showConfiguration(boolean shown) {
    lock.lock();
    try {
      configurationBean =
          show(shown, configurationBean, "CacheConfiguration", CacheMXBean.class, configuration);
    } finally {
      lock.unlock();
    }
  }

  /** Shows or hides the statistics; to do it twice is no error. */
  public void showStatistics(boolean shown) {
    lock.lock();
    try {
      statisticsBean =
          show(shown, statisticsBean, "CacheStatistics", CacheStatisticsMXBean.class, statistics);
    } finally {
      lock.unlock();
    }
  }

  /** Does nothing, not even wake JMX, when the bean is as it should be. */
  private <T> @Nullable OwnedBean<?> show(
      boolean shown, @Nullable OwnedBean<?> bean, String kind, Class<T> type, T subject) {
    if (shown == (bean != null)) {
      return bean;
    }
    ObjectName name = name(kind);
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (bean == null) {
        OwnedBean<T> fresh = new OwnedBean<>(subject, type);
        if (server.isRegistered(name)) {
          unregister(server, name);
        }
        server.registerMBean(fresh, name);
        return fresh;
      }
      if (bean.isRegistered()) {
        unregister(server, name);
      }
      return null;
    } catch (JMException e) {
      throw new CacheException((shown ? "cannot register " : "cannot unregister ") + name, e);
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) throws JMException {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // somebody else was faster: it is gone, which is what was wanted
    }
  }

  private ObjectName name(String type) {
    String name =
        "javax.cache:type=%s,CacheManager=%s,Cache=%s"
            .formatted(type, value(manager.toString()), value(cache));
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
