package io.larder.benchmark.heap;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import io.larder.LarderConfiguration;
import io.larder.benchmark.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import org.cache2k.Cache2kBuilder;
import org.cache2k.jcache.ExtendedMutableConfiguration;
import org.cache2k.jcache.JCacheConfig;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.expiry.ExpiryPolicy;
import org.ehcache.impl.copy.IdentityCopier;
import org.ehcache.jsr107.Eh107Configuration;

/** Opens what is measured, each configured as its own documentation advises. */
final class Subjects {
  static final String LARDER = Provider.LARDER.label();

  /** Caffeine without JCache. */
  static final String CAFFEINE = "caffeine";

  static final String MAP = "map";

  /** The other JCache providers with a bound. */
  static final List<String> BOUNDED_PEERS =
      labels(Provider.CAFFEINE, Provider.CACHE2K, Provider.EHCACHE);

  /** All other JCache providers. */
  static final List<String> PEERS =
      labels(Provider.CAFFEINE, Provider.CACHE2K, Provider.EHCACHE, Provider.RI);

  /** Those that keep all. */
  static final List<String> UNBOUNDED = List.of(Provider.RI.label(), MAP);

  private static final Factory<CacheLoader<String, Object>> LOADER = KeyLoader::new;

  private Subjects() {}

  private static List<String> labels(Provider... providers) {
    return Arrays.stream(providers).map(Provider::label).toList();
  }

  static Subject open(String name, CacheSpec spec) {
    return switch (name) {
      case CAFFEINE -> new CaffeineSubject(spec);
      case MAP -> new MapSubject(spec.readThrough());
      default ->
          open(
              Provider.named(name)
                  .orElseThrow(() -> new IllegalArgumentException("nothing to measure: " + name)),
              spec);
    };
  }

  private static Subject open(Provider provider, CacheSpec spec) {
    Configuration<String, Object> configuration =
        switch (provider) {
          case LARDER -> larder(spec);
          case CAFFEINE -> caffeine(spec);
          case CACHE2K -> cache2k(spec);
          case EHCACHE -> ehcache(spec);
          case RI -> standard(spec);
        };
    return JCacheSubject.of(provider.className(), configuration, spec.statistics());
  }

  /** What the standard can say of it. */
  private static MutableConfiguration<String, Object> standard(CacheSpec spec) {
    return fill(new MutableConfiguration<>(), spec);
  }

  private static <C extends MutableConfiguration<String, Object>> C fill(
      C configuration, CacheSpec spec) {
    configuration
        .setTypes(String.class, type(spec))
        .setStoreByValue(spec.values().byValue())
        .setStatisticsEnabled(spec.statistics())
        .setExpiryPolicyFactory(spec.expiry().policy());
    if (spec.readThrough()) {
      configuration.setReadThrough(true).setCacheLoaderFactory(LOADER);
    }
    return configuration;
  }

  @SuppressWarnings("unchecked") // all values of one cache are of this class
  private static Class<Object> type(CacheSpec spec) {
    return (Class<Object>) (spec.readThrough() ? String.class : spec.values().type());
  }

  private static Configuration<String, Object> larder(CacheSpec spec) {
    return fill(new LarderConfiguration<String, Object>().setMaximumEntries(spec.capacity()), spec);
  }

  private static Configuration<String, Object> caffeine(CacheSpec spec) {
    return new CaffeineConfiguration<>((CompleteConfiguration<String, Object>) standard(spec))
        .setMaximumSize(OptionalLong.of(spec.capacity()));
  }

  private static Configuration<String, Object> cache2k(CacheSpec spec) {
    Cache2kBuilder<String, Object> builder =
        Cache2kBuilder.of(String.class, type(spec))
            .entryCapacity(spec.capacity())
            .with(JCacheConfig.class, jcache -> jcache.copyAlwaysIfRequested(true));
    return fill(ExtendedMutableConfiguration.of(builder), spec);
  }

  private static Configuration<String, Object> ehcache(CacheSpec spec) {
    CacheConfigurationBuilder<String, Object> builder =
        CacheConfigurationBuilder.newCacheConfigurationBuilder(
                String.class, type(spec), ResourcePoolsBuilder.heap(spec.capacity()))
            .withKeyCopier(IdentityCopier.identityCopier())
            .withExpiry(ehcacheExpiry(spec.expiry()));
    if (spec.values().byValue()) {
      builder = builder.withValueSerializingCopier();
    }
    if (spec.readThrough()) {
      builder = builder.withLoaderWriter(new KeyLoader());
    }
    return Eh107Configuration.fromEhcacheCacheConfiguration(builder);
  }

  private static ExpiryPolicy<Object, Object> ehcacheExpiry(Expiry expiry) {
    return switch (expiry) {
      case ETERNAL -> ExpiryPolicyBuilder.noExpiration();
      case CREATED -> ExpiryPolicyBuilder.timeToLiveExpiration(Expiry.TIME);
      case ACCESSED -> ExpiryPolicyBuilder.timeToIdleExpiration(Expiry.TIME);
    };
  }
}
