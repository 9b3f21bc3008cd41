package io.larder.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Moves a damaged database with its log and index out of the way, deleting and overwriting nothing:
 * {@code x.db} becomes {@code x.db.damaged-20260131T120000.000Z}. Guarded by the {@link FileGuard}.
 */
final class SetAside {
  private static final List<String> LOG = List.of("-wal", "-shm");
  private static final List<String> ALL = List.of("", "-wal", "-shm");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SetAside() {}

  /**
   * Moves what there is of the three files, the database first: one that is left without its log
   * would be taken for a whole one.
   *
   * @return the new path of the database
   */
  static Path move(Path file, long nowMillis) throws IOException {
    return move(file, ALL, nowMillis);
  }

  /** Moves the log and its index alone, when they belong to no database at this path. */
  static Path moveLog(Path file, long nowMillis) throws IOException {
    return move(file, LOG, nowMillis);
  }

  private static Path move(Path file, List<String> parts, long nowMillis) throws IOException {
    Path target = free(file + ".damaged-" + STAMP.format(Instant.ofEpochMilli(nowMillis)));
    for (String part : parts) {
      Path from = Path.of(file + part);
      if (Files.exists(from)) {
        Files.move(from, Path.of(target + part));
      }
    }
    return target;
  }

  private static Path free(String name) {
    String candidate = name;
    for (int i = 1; !isFree(candidate); i++) {
      candidate = name + "-" + i;
    }
    return Path.of(candidate);
  }

  private static boolean isFree(String name) {
    return ALL.stream().allMatch(part -> Files.notExists(Path.of(name + part)));
  }
}
