package io.larder.jcache;

import io.larder.codec.AllowList;
import io.larder.codec.CanonicalCodec;
import io.larder.codec.EnvelopeCodec;
import io.larder.copy.Copiers;
import io.larder.engine.Alarm;
import io.larder.engine.HeapTier;
import io.larder.engine.Scale;
import io.larder.engine.Tier;
import io.larder.engine.Witness;
import io.larder.engine.policy.Policies;
import io.larder.jcache.config.Settings;
import io.larder.size.SizeOf;
import io.larder.spi.Capabilities;
import io.larder.spi.CodecFactory;
import io.larder.spi.Copier;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.StoreUri;
import io.larder.spi.Weigher;
import io.larder.tier.NearTier;
import io.larder.tier.StoreContext;
import io.larder.tier.StoreTier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/** Builds the tier that the settings of a cache ask for. */
final class TierFactory<K, V> {
  private final Settings settings;
  private final CompleteConfiguration<K, V> configuration;
  private final ClassLoader loader;
  private final Stores stores;
  private final Alarm alarm;
  private final Copier<K> keyCopier;

  TierFactory(
      Settings settings,
      CompleteConfiguration<K, V> configuration,
      ClassLoader loader,
      Stores stores,
      Alarm alarm,
      Copier<K> keyCopier) {
    this.settings = settings;
    this.configuration = configuration;
    this.loader = loader;
    this.stores = stores;
    this.alarm = alarm;
    this.keyCopier = keyCopier;
  }

  /**
   * A tier, and what goes with it.
   *
   * @param place where the entries are, for people
   * @param figures of the tier and its store
   * @param end lets go of the store
   */
  record Built<K, V>(
      Tier<K, V> tier, String place, Supplier<Map<String, Long>> figures, Runnable end) {
    void close() {
      try {
        tier.close();
      } finally {
        end.run();
      }
    }
  }

  /** What goes with a tier on the heap. No lambdas: the first of a JVM cost it much. */
  private record OnHeap(HeapTier<?, ?> tier) implements Supplier<Map<String, Long>>, Runnable {
    @Override
    public Map<String, Long> get() {
      return tier.figures();
    }

    @Override
    public void run() {}
  }

  Built<K, V> build(Witness<K, V> witness) {
    StoreUri uri = settings.store();
    return uri == null ? heap(witness) : store(uri, witness);
  }

  private Built<K, V> heap(Witness<K, V> witness) {
    if (!settings.codec().equals(CanonicalCodec.ID)) {
      codecs(); // a wrong name is wrong also where nothing becomes bytes
    }
    HeapTier<K, V> tier =
        new HeapTier<>(
            settings.cacheName(),
            settings.ticker(),
            alarm,
            settings.bounds(),
            scale(),
            settings.failsOversized(),
            Policies.of(settings.eviction()),
            keyCopier,
            valueCopier(),
            witness);
    OnHeap onHeap = new OnHeap(tier);
    return new Built<>(tier, "memory", onHeap, onHeap);
  }

  /** Weighs what is on the heap, as far as a bound wants it. */
  private Scale<K, V> scale() {
    return new Scale<>(
        settings.bounds().bytes() == Long.MAX_VALUE ? null : SizeOf::bytes, weigher());
  }

  @SuppressWarnings("unchecked") // the application set it together with the types
  private @Nullable Weigher<K, V> weigher() {
    Factory<? extends Weigher<?, ?>> factory = settings.weigherFactory();
    if (factory == null) {
      return null;
    }
    Weigher<?, ?> weigher = factory.create();
    if (weigher == null) {
      throw new CacheException(
          "cache '" + settings.cacheName() + "': its weigher factory returned null");
    }
    return (Weigher<K, V>) weigher;
  }

  private CodecFactory codecs() {
    return Plugins.find(CodecFactory.class, CodecFactory::name, settings.codec(), "codec", loader);
  }

  private Copier<V> valueCopier() {
    return Copiers.of(configuration.isStoreByValue(), configuration.getValueType(), loader);
  }

  private Built<K, V> store(StoreUri uri, Witness<K, V> witness) {
    AllowList allowed =
        AllowList.of(
            List.of(configuration.getKeyType(), configuration.getValueType()), settings.allowed());
    CodecFactory codecs = codecs();
    Stores.Use use = stores.use(uri, settings.ticker(), settings.storeTimeout(), loader);
    try {
      return store(uri, allowed, codecs, use, witness);
    } catch (StoreException e) {
      use.end();
      throw new CacheException(
          "cache '%s' on %s: cannot be opened".formatted(settings.cacheName(), uri), e);
    } catch (RuntimeException e) {
      use.end();
      throw e;
    }
  }

  private Built<K, V> store(
      StoreUri uri, AllowList allowed, CodecFactory codecs, Stores.Use use, Witness<K, V> witness) {
    Namespace namespace = new Namespace(settings.namespace());
    Space space =
        settings.outlastsStore()
            ? use.outlastingSpace(namespace, settings.bounds().entries())
            : use.space(namespace);
    StoreContext<K, V> context =
        new StoreContext<>(
            settings.cacheName(),
            uri.toString(),
            space,
            capabilities(use),
            CanonicalCodec.forKeys(configuration.getKeyType(), loader, allowed),
            new EnvelopeCodec<>(codecs.create(configuration.getValueType(), loader, allowed)),
            settings.ticker(),
            settings.leaseMillis(),
            settings.storeTimeout().toMillis(),
            settings.failUnreadable());
    return settings.near() ? near(context, witness, use) : far(context, witness, use);
  }

  /** A put that looked at nothing may come late, and no sweep would see that it is old. */
  private Capabilities capabilities(Stores.Use use) {
    Capabilities of = use.store().capabilities();
    return settings.outlastsStore() ? of.withoutUpsert() : of;
  }

  private Built<K, V> far(StoreContext<K, V> context, Witness<K, V> witness, Stores.Use use) {
    StoreTier<K, V> tier = new StoreTier<>(context, witness);
    return new Built<>(
        tier, context.storeName(), () -> figures(context, tier.unreadable()), use::end);
  }

  private Built<K, V> near(StoreContext<K, V> context, Witness<K, V> witness, Stores.Use use) {
    NearTier<K, V> tier =
        new NearTier<>(
            context,
            witness,
            alarm,
            settings.bounds(),
            scale(),
            settings.eviction(),
            settings.nearStalenessMillis(),
            keyCopier,
            valueCopier());
    Supplier<Map<String, Long>> figures =
        () -> {
          Map<String, Long> all = figures(context, tier.unreadable());
          all.put("near.entries", tier.copies());
          return all;
        };
    return new Built<>(tier, "memory near " + context.storeName(), figures, use::end);
  }

  private static Map<String, Long> figures(StoreContext<?, ?> context, long unreadable) {
    Map<String, Long> figures = new HashMap<>();
    figures.put("unreadable", unreadable);
    try {
      context.space().statistics().figures().forEach((k, v) -> figures.put("store." + k, v));
    } catch (StoreException e) {
      throw new CacheException(
          "cache '%s' on %s: figures failed: %s"
              .formatted(context.cacheName(), context.storeName(), e.getMessage()),
          e);
    }
    return figures;
  }
}
