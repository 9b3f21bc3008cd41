package io.larder.example.quickstart;

import io.larder.spi.StoreUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a SQLite store. Nobody else in the process may open them: to close one is to drop
 * the locks that SQLite holds on it (sqlite.org/howtocorrupt.html, 2.2).
 *
 * @param database the main file; the others have longer names, as in {@code users.db-wal}
 */
record StoreFiles(Path database) {
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
    return file.path().startsWith(database.toString());
  }
}
