package io.larder.sdk.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Caches in memory, a clock that is moved, and clients of a stub. */
final class Scopes implements AutoCloseable {
  private final CacheManager manager =
      Caching.getCachingProvider("io.larder.LarderCachingProvider")
          .getCacheManager(URI.create("test:" + UUID.randomUUID()), Scopes.class.getClassLoader());
  final Cache<String, byte[]> answers = manager.createCache("answers", types());
  final Cache<String, byte[]> generations = manager.createCache("generations", types());
  final MovedClock clock = new MovedClock();

  private static MutableConfiguration<String, byte[]> types() {
    return new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class);
  }

  AwsCachingConfiguration.Builder configuration() {
    return AwsCachingConfiguration.builder().clock(clock);
  }

  AwsCaching open() {
    return open(configuration());
  }

  AwsCaching open(AwsCachingConfiguration.Builder configuration) {
    return AwsCaching.over(answers, generations, configuration.build());
  }

  /** Points a client at an address, with credentials and region that are nobody's. */
  static <B extends AwsClientBuilder<B, C>, C> B at(URI endpoint, B builder) {
    return as("AKIDEXAMPLE", endpoint, builder);
  }

  static <B extends AwsClientBuilder<B, C>, C> B as(String accessKey, URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")));
  }

  @Override
  public void close() {
    manager.close();
  }

  /** A clock that stands until it is moved. */
  static final class MovedClock extends Clock {
    private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);

    void move(Duration by) {
      millis.addAndGet(by.toMillis());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }
  }
}
