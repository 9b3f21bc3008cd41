package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Subscription;
import io.larder.spi.Version;
import io.larder.store.contract.LoggedMessages;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest extends FileFixture {
  private final LoggedMessages warnings = new LoggedMessages("io.larder.store.sqlite");

  @AfterEach
  void leaveWarningsAlone() {
    warnings.close();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aFileFoundDamagedIsSetAsideWhenOpened(Damage damage) throws IOException {
    filled().close();
    Damage.to(file, damage);
    byte[] before = Files.readAllBytes(file);
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      assertThat(handle.get("k5")).isNull();
      handle.put("new");
      assertThat(handle.keys()).containsExactly("new");
      assertThat(handle.figure("damaged-files")).isEqualTo(1);
    }
    assertThat(Files.readAllBytes(setAside().get(0))).isEqualTo(before);
    assertThat(warnings.messages())
        .singleElement()
        .asString()
        .contains("sqlite:" + file + " was damaged", "it is now " + setAside().get(0));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aFileDamagedInUseIsSetAsideWhenNoticed(Damage damage) throws IOException {
    filled().close();
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      Damage.to(file, damage);
      for (int i = 0; i < 1_000; i++) {
        handle.get("k" + i);
      }
      handle.putAll("new", 500, 1_000);
      assertThat(handle.keys()).contains("new0", "new499");
      assertThat(TestStores.ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  /** Which sqlite.org/fileformat2.html describes: 100 bytes, and the head of the first page. */
  @ParameterizedTest
  @ValueSource(ints = {0, 0xff})
  void noByteOfTheHeaderKeepsTheStoreFromOpeningButThoseThatNameTheOwner(int with)
      throws IOException {
    filled().close();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < 108; i++) {
      boolean owner = (i >= 60 && i < 64) || (i >= 68 && i < 72);
      if (!owner) {
        Files.write(file, whole);
        Damage.overwrite(file, i, 1, with);
        try (Handle handle = TestStores.handle(file, "", ticker)) {
          handle.put("new" + i);
          assertThat(handle.get("new" + i)).as("byte %d", i).isNotNull();
        }
      }
    }
  }

  @Test
  void aHeaderThatForbidsToWriteIsDamageInUseToo() throws IOException {
    filled().close();
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      Damage.overwrite(file, 18, 1, 9);
      handle.put("new");
      assertThat(handle.get("new")).isNotNull();
    }
  }

  @Test
  void databaseAndLogAndIndexMoveTogether() throws IOException {
    try (Handle handle = filled()) {
      Path target = SetAside.move(file, ticker.millis());
      assertThat(target).hasFileName("x.db.damaged-20260101T000000.000Z");
      assertThat(names()).contains(target.getFileName() + "-wal", target.getFileName() + "-shm");
      assertThat(handle.keys()).as("the old file is left alone").isEmpty();
    }
  }

  @Test
  void nothingSetAsideIsOverwritten() throws IOException {
    for (int i = 0; i < 3; i++) {
      filled().close();
      Damage.to(file, Damage.NOT_A_DATABASE);
      TestStores.handle(file, "", ticker).close();
    }
    assertThat(setAside())
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "x.db.damaged-20260101T000000.000Z",
            "x.db.damaged-20260101T000000.000Z-1",
            "x.db.damaged-20260101T000000.000Z-2");
  }

  @Test
  void anotherHandleNoticesAndItsListenerHearsOfAGap() throws IOException {
    filled().close();
    Told heard = new Told();
    try (Handle first = TestStores.handle(file, "", ticker);
        Handle second = TestStores.handle(file, "", ticker);
        Subscription feed = second.space.changes(heard)) {
      Damage.to(file, Damage.ZERO_FILLED_PAGE);
      first.putAll("new", 500, 1_000);
      assertThat(setAside()).hasSize(1);
      assertThat(second.keys()).hasSize(500);
      feed.poll();
      assertThat(heard.words()).containsExactly("gap", "alive");
      first.put("next");
      feed.poll();
      assertThat(heard.words()).containsExactly("gap", "alive", "changed", "alive");
      assertThat(second.figure("damaged-files")).isZero();
    }
  }

  @Test
  void aVersionOfTheDamagedFileFitsNoRecordOfTheNewOne() throws IOException {
    Version version;
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      version = handle.put("k");
    }
    Damage.to(file, Damage.NOT_A_DATABASE);
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      assertThat(handle.put("k")).isNotEqualTo(version);
      Result result = handle.commit("k", Expected.is(version), new Next.Delete());
      assertThat(result).isInstanceOf(Result.Conflict.class);
    }
  }

  @Test
  void tablesThatSomebodyDroppedAreDamage() {
    try (Handle handle = filled()) {
      TestStores.change(file, "DROP TABLE entry");
      assertThat(handle.keys()).isEmpty();
      handle.put("new");
      assertThat(handle.figure("damaged-files")).isEqualTo(1);
    }
  }

  private Handle filled() {
    Handle handle = TestStores.handle(file, "", ticker);
    handle.putAll("k", 1_000, 1_000);
    return handle;
  }

  /** Returns the databases that were set aside, in the order of their names. */
  private List<Path> setAside() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().contains(".damaged-"))
          .filter(path -> !path.toString().matches(".*-(wal|shm)"))
          .sorted()
          .toList();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
