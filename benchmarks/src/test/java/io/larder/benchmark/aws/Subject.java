package io.larder.benchmark.aws;

import io.larder.sdk.aws.AwsCaching;
import io.larder.sdk.aws.AwsCachingConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;

/** From where a call is answered. */
enum Subject {
  /** By an HTTP client that has the answer already: what the SDK itself costs. */
  FLOOR {
    @Override
    Wiring open(Reply reply) {
      return new CannedWiring(reply);
    }
  },
  /** By caches on the heap, by value, as they are without further settings. */
  HEAP {
    @Override
    Wiring open(Reply reply) {
      CacheManager manager =
          Caching.getCachingProvider("io.larder.LarderCachingProvider").getCacheManager();
      Cache<String, byte[]> answers =
          manager.createCache(
              "answers", types(CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.SECONDS, 900))));
      Cache<String, byte[]> generations =
          manager.createCache("generations", types(EternalExpiryPolicy.factoryOf()));
      AwsCaching caching =
          AwsCaching.over(answers, generations, AwsCachingConfiguration.builder().build());
      return new CachedWiring(caching, reply, manager::close);
    }
  },
  /** By a file, as {@code AwsCaching.open} makes it. */
  SQLITE {
    @Override
    Wiring open(Reply reply) {
      return new CachedWiring(AwsCaching.open(folder().resolve("aws.cache")), reply, () -> {});
    }
  },
  /** By a stub on the loopback, over HTTP. */
  UNCACHED {
    @Override
    Wiring open(Reply reply) {
      return new StubWiring(new Stub(reply));
    }
  };

  /** Those that need no HTTP client. */
  static final List<Subject> WITHOUT_HTTP = List.of(FLOOR, HEAP, SQLITE);

  abstract Wiring open(Reply reply);

  /** Tells whether calls are answered from a cache. */
  boolean cached() {
    return this == HEAP || this == SQLITE;
  }

  /** Returns its name for people. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static MutableConfiguration<String, byte[]> types(
      Factory<? extends ExpiryPolicy> expiry) {
    return new MutableConfiguration<String, byte[]>()
        .setTypes(String.class, byte[].class)
        .setExpiryPolicyFactory(expiry);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "aws-call");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
