package io.larder.example.quickstart;

import io.larder.spi.StoreUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a SQLite store. Nobody else in the process may open them: to close one is to drop
 * the locks that SQLite holds on it (sqlite.org/howtocorrupt.html, 2.2).
 *
 * @param database the main file; those beside it are named after it, as in {@code users.db-wal}
 */
record StoreFiles(Path database) {
  private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal", ".lock");

  /**
   * The files of this store.
   *
   * @throws IllegalArgumentException when the URI names none
   */
  static StoreFiles of(String uri) throws IOException {
    String location = StoreUri.parse(uri).location();
    Path home = Path.of(System.getProperty("user.home"));
    Path file = location.startsWith("~/") ? home.resolve(location.substring(2)) : Path.of(location);
    return new StoreFiles(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
  }

  boolean contain(FileVersion file) {
    String name = database.toString();
    return BESIDE.stream().anyMatch(end -> file.path().equals(name + end))
        || file.path().startsWith(name + ".damaged-");
  }
}
