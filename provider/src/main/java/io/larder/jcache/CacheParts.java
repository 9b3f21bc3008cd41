package io.larder.jcache;

import io.larder.engine.Failures;
import io.larder.engine.Tier;
import io.larder.jcache.event.Events;
import io.larder.jcache.event.Lane;
import io.larder.jcache.manage.Beans;
import io.larder.jcache.manage.Statistics;
import java.util.Map;
import java.util.function.Supplier;
import javax.cache.configuration.CacheEntryListenerConfiguration;

/** What one cache is made of, and the order in which it is taken apart. */
record CacheParts<K, V>(
    TierFactory.Built<K, V> built,
    Pipeline<K, V> pipeline,
    CurrentConfiguration<K, V> configuration,
    Customizations<K, V> customizations,
    Statistics statistics,
    Beans beans,
    Events<K, V> events,
    Lane lane,
    Background background,
    Loading<K, V> loading) {

  Tier<K, V> tier() {
    return built.tier();
  }

  String place() {
    return built.place();
  }

  Supplier<Map<String, Long>> figures() {
    return built.figures();
  }

  void register(CacheEntryListenerConfiguration<K, V> listener) {
    configuration.add(listener);
    try {
      events.register(listener);
    } catch (RuntimeException e) {
      configuration.remove(listener);
      throw e;
    }
  }

  void deregister(CacheEntryListenerConfiguration<K, V> listener) {
    configuration.remove(listener);
    events.deregister(listener);
  }

  /** Hides all MBeans. */
  void hideBeans() {
    beans.showStatistics(false);
    beans.showConfiguration(false);
  }

  /**
   * First what runs is let run out, then what it used is closed.
   *
   * @param end told when that is done
   */
  void close(Runnable end) {
    close(() -> {}, end);
  }

  /** The same; the tier is emptied before it is closed. */
  void destroy(Runnable end) {
    close(tier()::clear, end);
  }

  private void close(Runnable before, Runnable end) {
    try {
      hideBeans();
    } finally {
      background.afterAll(() -> lane.afterAll(() -> closeWhatWasUsed(before, end)));
    }
  }

  private void closeWhatWasUsed(Runnable before, Runnable end) {
    Failures failures = new Failures();
    failures.of(before);
    failures.of(built::close);
    failures.of(events::close);
    failures.of(customizations::close);
    failures.of(end);
    failures.rethrow();
  }
}
