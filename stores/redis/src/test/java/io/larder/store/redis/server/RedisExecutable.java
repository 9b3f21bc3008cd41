package io.larder.store.redis.server;

import io.larder.store.contract.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * The program of a server: Valkey or Redis from the path, else, or with {@code -Dredis.server=jar},
 * the one that comes as a jar.
 */
final class RedisExecutable {
  private static @Nullable Path program;

  private RedisExecutable() {}

  /**
   * Returns the program, the same for all servers of this JVM; unpacked below {@code target} if it
   * comes as a jar.
   */
  static synchronized Path find() {
    Path known = program;
    if (known == null) {
      known = search().toAbsolutePath();
      program = known;
    }
    return known;
  }

  private static Path search() {
    boolean jar = "jar".equals(System.getProperty("redis.server"));
    Optional<Path> found =
        jar ? Optional.empty() : ServerProcess.onPath("valkey-server", "redis-server");
    return found.orElseGet(RedisExecutable::unpack);
  }

  private static Path unpack() {
    Path folder = Path.of("target", "redis");
    try {
      Files.createDirectories(folder);
      return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack a redis-server into " + folder, e);
    }
  }
}
