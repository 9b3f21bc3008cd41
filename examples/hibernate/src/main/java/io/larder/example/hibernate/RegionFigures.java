package io.larder.example.hibernate;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.hibernate.stat.CacheRegionStatistics;
import org.hibernate.stat.Statistics;

/**
 * One region, as Hibernate and as the cache's MXBean count it.
 *
 * @param hits entries that Hibernate found and used
 * @param puts entries that Hibernate put
 * @param beanHits entries that the cache found
 * @param beanPuts entries that the cache put
 */
record RegionFigures(String region, long hits, long puts, long beanHits, long beanPuts) {
  /**
   * Reads the figures of all regions of a session factory, but that of the update timestamps.
   *
   * @param prefix of the regions' caches
   */
  static List<RegionFigures> of(Statistics statistics, String prefix) {
    return Set.of(statistics.getSecondLevelCacheRegionNames()).stream()
        .filter(region -> !region.endsWith("update-timestamps-region"))
        .sorted()
        .map(region -> of(region, statistics, prefix + "." + region))
        .toList();
  }

  private static RegionFigures of(String region, Statistics statistics, String cache) {
    CacheRegionStatistics counted = statistics.getCacheRegionStatistics(region);
    return new RegionFigures(
        region,
        counted.getHitCount(),
        counted.getPutCount(),
        bean(cache, "CacheHits"),
        bean(cache, "CachePuts"));
  }

  private static long bean(String cache, String attribute) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName pattern =
          new ObjectName("javax.cache:type=CacheStatistics,CacheManager=*,Cache=" + cache);
      ObjectName name = server.queryNames(pattern, null).iterator().next();
      return (Long) server.getAttribute(name, attribute);
    } catch (JMException e) {
      throw new IllegalStateException("no statistics of cache " + cache, e);
    }
  }
}
