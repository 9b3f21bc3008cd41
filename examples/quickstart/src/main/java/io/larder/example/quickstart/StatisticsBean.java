package io.larder.example.quickstart;

import java.lang.management.ManagementFactory;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The statistics of a cache as JMX shows them, to JConsole as well.
 *
 * @param name where they are found
 * @param statistics the standard figures
 */
record StatisticsBean(ObjectName name, CacheStatisticsMXBean statistics) {
  /** Finds the bean of an open cache. */
  static StatisticsBean of(String cache) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache + ",*");
      ObjectName name = server.queryNames(pattern, null).iterator().next();
      return new StatisticsBean(
          name, JMX.newMXBeanProxy(server, name, CacheStatisticsMXBean.class));
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException("'" + cache + "' cannot be part of a JMX name", e);
    }
  }

  long hits() {
    return statistics.getCacheHits();
  }

  long misses() {
    return statistics.getCacheMisses();
  }
}
