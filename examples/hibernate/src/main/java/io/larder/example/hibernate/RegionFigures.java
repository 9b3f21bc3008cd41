package io.larder.example.hibernate;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.hibernate.cache.spi.RegionFactory;
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
   * The times at which tables changed: Hibernate lists the region once somebody has asked for it.
   */
  private static final String TIMESTAMPS =
      RegionFactory.DEFAULT_UPDATE_TIMESTAMPS_REGION_UNQUALIFIED_NAME;

  /**
   * Reads the figures of all regions of a session factory.
   *
   * @param prefix of the regions' caches
   */
  static List<RegionFigures> of(Statistics statistics, String prefix) {
    return Stream.concat(
            Stream.of(TIMESTAMPS), Stream.of(statistics.getSecondLevelCacheRegionNames()))
        .distinct()
        .sorted()
        .map(region -> of(region, statistics, prefix + "." + region))
        .toList();
  }

  private static RegionFigures of(String region, Statistics statistics, String cache) {
    boolean timestamps = region.equals(TIMESTAMPS);
    CacheRegionStatistics counted = statistics.getCacheRegionStatistics(region);
    return new RegionFigures(
        region,
        timestamps ? statistics.getUpdateTimestampsCacheHitCount() : counted.getHitCount(),
        timestamps ? statistics.getUpdateTimestampsCachePutCount() : counted.getPutCount(),
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
