package io.larder.jcache;

import io.larder.copy.Copiers;
import io.larder.jcache.config.Settings;
import io.larder.jcache.event.Events;
import io.larder.jcache.event.Lane;
import io.larder.jcache.manage.Beans;
import io.larder.jcache.manage.Statistics;
import io.larder.spi.Copier;
import java.net.URI;
import java.util.concurrent.Executor;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/** Puts the parts of one cache together. Used once. */
final class CacheBuilder<K, V> {
  private final Settings settings;
  private final CurrentConfiguration<K, V> current;
  private final CompleteConfiguration<K, V> configuration;
  private final ClassLoader loader;
  private final URI managerUri;
  private final Stores stores;
  private final Workers workers;

  CacheBuilder(
      Settings settings,
      CurrentConfiguration<K, V> current,
      ClassLoader loader,
      URI managerUri,
      Stores stores,
      Workers workers) {
    this.settings = settings;
    this.current = current;
    this.configuration = current.get();
    this.loader = loader;
    this.managerUri = managerUri;
    this.stores = stores;
    this.workers = workers;
  }

  Arguments<K, V> arguments() {
    return new Arguments<>(
        settings.cacheName(), configuration.getKeyType(), configuration.getValueType());
  }

  CacheParts<K, V> build(TieredCache<K, V> cache) {
    String name = settings.cacheName();
    Customizations<K, V> made = Customizations.of(name, configuration);
    try {
      return build(cache, name, made);
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private CacheParts<K, V> build(TieredCache<K, V> cache, String name, Customizations<K, V> made) {
    Factory<? extends Executor> executors = settings.executorFactory();
    Executor own = executors == null ? null : made(name, executors.create());
    Lane lane = new Lane(name, own == null ? workers.listeners() : own);
    Background background = new Background(name, own == null ? workers.loads() : own);
    Copier<K> keyCopier =
        Copiers.of(configuration.isStoreByValue(), configuration.getKeyType(), loader);
    Events<K, V> events = new Events<>(cache, lane, keyCopier);
    Statistics statistics = new Statistics(settings.ticker());
    ReadThrough<K, V> reads = new ReadThrough<>(name, made.loader(), configuration.isReadThrough());
    WriteThrough<K, V> writes = new WriteThrough<>(name, made.writer());
    TierFactory.Built<K, V> built =
        new TierFactory<>(settings, configuration, loader, stores, workers.alarm(), keyCopier)
            .build(new Consequences<>(writes, statistics, events));
    try {
      for (CacheEntryListenerConfiguration<K, V> each :
          configuration.getCacheEntryListenerConfigurations()) {
        events.register(each);
      }
    } catch (RuntimeException e) {
      events.close();
      built.close();
      throw e;
    }
    Pipeline<K, V> pipeline =
        new Pipeline<>(
            built.tier(),
            settings.ticker(),
            new Deadlines(name, made.expiryPolicy(), settings.ticker()),
            reads,
            statistics,
            events,
            arguments(),
            background,
            writes.isOn());
    Beans beans = new Beans(managerUri, name, current, statistics, built.figures());
    Loading<K, V> loading = new Loading<>(name, background, reads.canLoad(), keyCopier);
    return new CacheParts<>(
        built, pipeline, current, made, statistics, beans, events, lane, background, loading);
  }

  private static Executor made(String name, @Nullable Executor executor) {
    if (executor == null) {
      throw new CacheException("cache '" + name + "': its executor factory returned null");
    }
    return executor;
  }
}
