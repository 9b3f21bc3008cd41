package io.larder.benchmark.store;

import io.larder.LarderConfiguration;
import io.larder.store.redis.server.RedisTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.cache.configuration.MutableConfiguration;
import org.redisson.Redisson;
import org.redisson.config.Config;
import org.redisson.jcache.configuration.RedissonConfiguration;

/** Opens what is measured. Each JVM has servers of its own. */
final class Subjects {
  private Subjects() {}

  static Subject open(String store, String client) {
    return switch (store + " " + client) {
      case "redis larder" -> larder(RedisTestServer.uri());
      case "redis raw" -> new JedisSubject(RedisTestServer.uri());
      case "redis redisson" -> redisson(RedisTestServer.uri());
      case "sqlite larder" -> larder("sqlite:" + folder().resolve("larder.db"));
      case "sqlite raw" -> new JdbcSubject(folder().resolve("raw.db"));
      default -> throw new IllegalArgumentException(client + " is not measured on " + store);
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
        RedissonConfiguration.fromInstance(
            Redisson.create(config),
            new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class)));
  }
}
