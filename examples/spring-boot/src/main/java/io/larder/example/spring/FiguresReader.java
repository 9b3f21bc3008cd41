package io.larder.example.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.cache.CacheManager;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.stereotype.Component;

/** Reads the figures of all caches, where two kinds of operators look at them. */
@Component
public class FiguresReader {
  private final CacheManager caches;
  private final MeterRegistry meters;

  /** Made by Spring. */
  FiguresReader(JCacheCacheManager manager, MeterRegistry meters) {
    CacheManager caches = manager.getCacheManager();
    if (caches == null) {
      throw new IllegalStateException("there is no cache manager of JSR-107");
    }
    this.caches = caches;
    this.meters = meters;
  }

  /** Returns the figures of all caches, in the order of their names. */
  public List<CacheFigures> all() {
    List<String> names = new ArrayList<>();
    caches.getCacheNames().forEach(names::add);
    return names.stream().sorted().map(this::of).toList();
  }

  private CacheFigures of(String cache) {
    return new CacheFigures(
        cache,
        bean(cache, "CacheHits"),
        bean(cache, "CacheMisses"),
        bean(cache, "CachePuts"),
        meter(cache, "cache.gets", "result", "hit"),
        meter(cache, "cache.gets", "result", "miss"),
        meter(cache, "cache.puts"));
  }

  private static long bean(String cache, String attribute) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName pattern =
          new ObjectName("javax.cache:type=CacheStatistics,CacheManager=*,Cache=" + cache);
      return (Long)
          server.getAttribute(server.queryNames(pattern, null).iterator().next(), attribute);
    } catch (JMException e) {
      throw new IllegalStateException("no statistics of cache " + cache, e);
    }
  }

  private long meter(String cache, String name, String... tags) {
    FunctionCounter counter = meters.get(name).tag("cache", cache).tags(tags).functionCounter();
    return (long) counter.count();
  }
}
