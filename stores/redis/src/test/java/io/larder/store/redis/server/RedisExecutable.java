package io.larder.store.redis.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * The program of a server: Valkey or Redis from the path, else, or with {@code -Dredis.server=jar},
 * the one that comes as a jar.
 */
final class RedisExecutable {
  private static final List<String> NAMES = List.of("valkey-server", "redis-server");

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
    boolean wanted = !"jar".equals(System.getProperty("redis.server"));
    for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path program = Path.of(directory, name);
        if (wanted && Files.isExecutable(program)) {
          return program;
        }
      }
    }
    Path folder = Path.of("target", "redis");
    try {
      Files.createDirectories(folder);
      return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack a redis-server into " + folder, e);
    }
  }
}
