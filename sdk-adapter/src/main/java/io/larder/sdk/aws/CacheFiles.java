package io.larder.sdk.aws;

import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.spi.CachingProvider;

/**
 * The two SQLite files of a scope that opens them itself: {@code file} has the answers, bounded,
 * and {@code file-generations} the generations, which nothing evicts. A bound of a file holds for
 * all that is in it; therefore two.
 */
final class CacheFiles implements AutoCloseable {
  private static final String PROVIDER = "io.larder.LarderCachingProvider";

  private final CacheManager answersManager;
  private final CacheManager generationsManager;
  private final Cache<String, byte[]> answers;
  private final Cache<String, byte[]> generations;

  private CacheFiles(CachingProvider provider, AwsCachingConfiguration configuration) {
    String file = "sqlite:" + configuration.file();
    answersManager = manager(provider, file + "?maximum-entries=" + configuration.maximumEntries());
    generationsManager = manager(provider, file + "-generations");
    long millis = configuration.longestTimeToLive().toMillis();
    try {
      answers =
          answersManager.createCache(
              "aws",
              types()
                  .setExpiryPolicyFactory(
                      CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, millis))));
      generations =
          generationsManager.createCache(
              "aws-generations", types().setExpiryPolicyFactory(EternalExpiryPolicy.factoryOf()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the files, and makes them where there are none.
   *
   * @throws IllegalStateException when there is no provider to do it
   * @throws RuntimeException when a file cannot be opened
   */
  static CacheFiles open(AwsCachingConfiguration configuration) {
    return new CacheFiles(provider(), configuration);
  }

  private static CachingProvider provider() {
    try {
      return Caching.getCachingProvider(PROVIDER);
    } catch (CacheException e) {
      throw new IllegalStateException(
          "%s is not on the class path; add larder-provider and larder-store-sqlite, or give caches"
              .formatted(PROVIDER),
          e);
    }
  }

  /** Each scope has managers of its own, which it closes. */
  private static CacheManager manager(CachingProvider provider, String store) {
    Properties properties = new Properties();
    properties.setProperty("larder.store", store);
    return provider.getCacheManager(
        URI.create("aws-caching:" + UUID.randomUUID()),
        CacheFiles.class.getClassLoader(),
        properties);
  }

  private static MutableConfiguration<String, byte[]> types() {
    return new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class);
  }

  Cache<String, byte[]> answers() {
    return answers;
  }

  Cache<String, byte[]> generations() {
    return generations;
  }

  @Override
  public void close() {
    answersManager.close();
    generationsManager.close();
  }
}
