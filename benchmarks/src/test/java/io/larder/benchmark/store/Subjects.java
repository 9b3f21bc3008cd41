package io.larder.benchmark.store;

import io.larder.LarderConfiguration;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import io.larder.store.memcached.server.MemcachedTestServer;
import io.larder.store.mongodb.server.MongodbTestServer;
import io.larder.store.redis.server.RedisTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.cache.configuration.MutableConfiguration;
import org.redisson.config.Config;
import org.redisson.jcache.configuration.RedissonConfiguration;

/** Opens what is measured. Each JVM has servers of its own. */
final class Subjects {
  private Subjects() {}

  /** Returns the URI by which Larder knows a store. */
  static String uri(String store) {
    return switch (store) {
      case "dynamodb" -> DynamoDbTestServer.uri();
      case "memcached" -> MemcachedTestServer.uri();
      case "mongodb" -> MongodbTestServer.uri();
      case "redis" -> RedisTestServer.uri();
      case "sqlite" -> "sqlite:" + folder().resolve("cache.db");
      default -> throw new IllegalArgumentException("no store to measure: " + store);
    };
  }

  /**
   * Opens it.
   *
   * @param bytes in each value
   */
  static Subject open(String client, String uri, int bytes) {
    return switch (client) {
      case "larder" -> larder(uri);
      case "raw" -> raw(uri, bytes);
      case "redisson" -> redisson(uri);
      default -> throw new IllegalArgumentException("no client to measure: " + client);
    };
  }

  private static Subject raw(String uri, int bytes) {
    String store = uri.substring(0, uri.indexOf(':'));
    return switch (store) {
      case "dynamodb" -> new DynamoDbSubject(uri);
      case "memcached" -> new MemcachedSubject(uri);
      case "mongodb" -> new MongodbSubject(uri);
      case "redis" -> new JedisSubject(uri);
      case "sqlite" -> new JdbcSubject(Path.of(uri.substring("sqlite:".length())), bytes);
      default -> throw new IllegalArgumentException("no client for " + store);
    };
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "cost");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Subject larder(String uri) {
    return CachedSubject.of(
        "io.larder.LarderCachingProvider",
        new LarderConfiguration<String, byte[]>()
            .setTypes(String.class, byte[].class)
            .setStore(uri));
  }

  private static Subject redisson(String uri) {
    Config config = new Config();
    config.useSingleServer().setAddress(uri);
    return CachedSubject.of(
        "org.redisson.jcache.JCachingProvider",
        RedissonConfiguration.fromConfig(
            config,
            new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class)));
  }
}
