package io.larder.example.hibernate;

import io.larder.store.redis.server.RedisTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A database and a cache of their own for one test: what two libraries in turn have in common. */
final class Fixture {
  /** Where a second-level cache lives. */
  enum Place {
    HEAP,
    SQLITE,
    REDIS;

    private String settings(Path folder) {
      return switch (this) {
        case HEAP -> "";
        case SQLITE -> "larder.store=sqlite:" + folder.resolve("cache.db") + "\n";
        case REDIS -> "larder.store=" + RedisTestServer.uri() + "\n";
      };
    }
  }

  private final String database =
      "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000".formatted(UUID.randomUUID());
  private final String prefix = "test-" + UUID.randomUUID();
  private final String settings;

  Fixture(Place place, boolean near, Path folder) {
    String text =
        place.settings(folder)
            + "larder.near=%s\n".formatted(near && place != Place.HEAP)
            + "larder.allow=io.larder.example.hibernate.Verdict\n"
            + "larder.statistics=true\n";
    try {
      settings = Files.writeString(folder.resolve("larder.properties"), text).toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String prefix() {
    return prefix;
  }

  String settings() {
    return settings;
  }

  Map<String, String> cache() {
    return Library.cache(prefix, settings);
  }

  Library open() {
    return new Library(database, cache());
  }
}
