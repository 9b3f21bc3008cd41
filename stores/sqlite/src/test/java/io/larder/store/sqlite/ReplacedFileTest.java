package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larder.spi.Subscription;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.LoggedMessages;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
  private final LoggedMessages warnings = new LoggedMessages("io.larder.store.sqlite");
  private final FakeTicker ticker = new FakeTicker();
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a/b/x.db");
  }

  @AfterEach
  void leaveWarningsAlone() {
    warnings.close();
  }

  @Test
  void aFileThatVanishedIsMadeAgain() throws IOException {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      Files.delete(file);
      assertThat(handle.get("k")).isNull();
      handle.put("new");
      assertThat(handle.keys()).containsExactly("new");
      assertThat(file).exists();
      assertThat(handle.figure("damaged-files")).isZero();
    }
  }

  @Test
  void whoHasJustReadNoticesAMillisecondLaterOrWithAWrite() throws IOException {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      handle.get("k");
      Files.delete(file);
      ticker.advance(Duration.ofMillis(1));
      assertThat(handle.get("k")).isNull();

      handle.put("k");
      handle.get("k");
      Files.delete(file);
      handle.put("new");
      assertThat(handle.keys()).containsExactly("new");
    }
  }

  @Test
  void aFolderThatVanishedIsMadeAgain() throws IOException {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      try (Stream<Path> all = Files.walk(folder.resolve("a"))) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
      assertThat(handle.keys()).isEmpty();
      handle.put("new");
      assertThat(file).exists();
    }
  }

  @Test
  void aFileThatVanishedIsNotMadeAgainByClosing() throws IOException {
    Handle handle = TestStores.handle(file, "?maximum-entries=9", ticker);
    handle.put("k");
    handle.get("k");
    Files.delete(file);
    Files.delete(Path.of(file + ".lock"));
    handle.close();
    assertThat(file).doesNotExist();
    assertThat(Path.of(file + ".lock")).doesNotExist();
  }

  @Test
  void everyHandleNoticesAndTheLogOfTheNewFileStays() throws IOException {
    Path log = Path.of(file + "-wal");
    try (Handle first = TestStores.handle(file, "", ticker)) {
      Handle second = TestStores.handle(file, "", ticker);
      first.put("k");
      Files.delete(file);
      first.put("new");
      Object key = Location.keyOf(log);
      second.close();
      assertThat(Location.keyOf(log)).isNotNull().isEqualTo(key);
      assertThat(first.keys()).containsExactly("new");
      try (Handle third = TestStores.handle(file, "", ticker)) {
        assertThat(third.keys()).containsExactly("new");
      }
      assertThat(Location.keyOf(log)).isEqualTo(key);
    }
    assertThat(TestStores.count(file, "SELECT count(*) FROM entry")).isEqualTo(1);
  }

  @Test
  void aHandleThatFollowsToTheNewFileLeavesItsLogAlone() throws IOException {
    try (Handle first = TestStores.handle(file, "", ticker);
        Handle second = TestStores.handle(file, "", ticker)) {
      second.put("k");
      Files.delete(file);
      first.put("new");
      Object key = Location.keyOf(Path.of(file + "-wal"));
      assertThat(second.keys()).containsExactly("new");
      second.put("newer");
      assertThat(Location.keyOf(Path.of(file + "-wal"))).isEqualTo(key);
      assertThat(first.keys()).containsExactly("new", "newer");
    }
    assertThat(TestStores.ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void theLogOfAFileThatVanishedIsNotReadIntoTheNewOne() throws IOException {
    Path log = Path.of(file + "-wal");
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      Object key = Location.keyOf(log);
      Files.delete(file);
      assertThat(handle.keys()).isEmpty();
      assertThat(Location.keyOf(log)).isNotEqualTo(key);
      try (Stream<Path> all = Files.list(folder.resolve("a/b"))) {
        List<Path> logs = all.filter(path -> path.toString().endsWith("-wal")).toList();
        assertThat(logs).as("the old log is moved, not deleted").hasSize(2);
        assertThat(warnings.messages())
            .singleElement()
            .asString()
            .contains(file + " was deleted or replaced; the log that it left is now " + file)
            .contains(".damaged-20260101T000000.000Z-wal");
      }
    }
  }

  @Test
  void aFilePutInItsPlaceIsUsed() throws IOException {
    Path other = folder.resolve("other.db");
    try (Handle handle = TestStores.handle(other, "", ticker)) {
      handle.put("other");
    }
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(handle.keys()).containsExactly("other");
      handle.put("k");
      assertThat(handle.keys()).containsExactly("k", "other");
    }
    assertThat(TestStores.ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void aListenerHearsOfAGap() throws IOException {
    Told heard = new Told();
    try (Handle handle = TestStores.handle(file, "", ticker);
        Subscription feed = handle.space.changes(heard)) {
      handle.put("k");
      Files.delete(file);
      feed.poll();
      assertThat(heard.words()).containsExactly("gap", "alive");
    }
  }

  @Test
  void nobodyElseMayReadTheFilesOrTheFolders() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      for (String part : List.of("", "-wal", "-shm", ".lock")) {
        assertThat(mode(Path.of(file + part))).as(part).isEqualTo("rw-------");
      }
      assertThat(mode(folder.resolve("a/b"))).isEqualTo("rwx------");
      assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
      Files.delete(file);
      handle.put("k");
      assertThat(mode(file)).isEqualTo("rw-------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
