package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.LoggedMessages;
import io.larder.store.contract.handle.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a file is that SQLite cannot read. */
class OwnershipTest extends FileFixture {
  private final LoggedMessages warnings = new LoggedMessages("io.larder.store.sqlite");
  private Path lock;

  @BeforeEach
  void nameTheLock() {
    lock = Path.of(file + ".lock");
  }

  @AfterEach
  void leaveWarningsAlone() {
    warnings.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 50, 100, 600, 10_000})
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone(int length) throws IOException {
    Files.writeString(file, "n".repeat(length));
    assertLeftAlone("is no database, or a damaged one that is not Larder's");
    assertLeftAlone("name another file, or move this one away");
  }

  @Test
  void aDamagedDatabaseOfAnotherApplicationIsRefusedAndLeftAlone() throws IOException {
    TestStores.change(file, "PRAGMA application_id = 77", "CREATE TABLE mine(a)");
    Damage.to(file, Damage.CUT_WITHIN_THE_HEADER);
    assertLeftAlone("is no database, or a damaged one that is not Larder's");
  }

  @ParameterizedTest
  @CsvSource({
    "68, is a database of another application (application_id 1431655765); name another file",
    "60, 'has schema version 1431655765, this Larder knows 2; use the Larder that made it'"
  })
  void aFileThatNamesAnotherOwnerIsRefusedThoughItWasOurs(int position, String message)
      throws IOException {
    TestStores.handle(file, "", ticker).close();
    Damage.overwrite(file, position, 4, 0x55);
    assertLeftAlone(message);
  }

  @Test
  void aFileThatNamesUsIsOursWithoutItsLockFile() throws IOException {
    TestStores.handle(file, "", ticker).close();
    Files.delete(lock);
    TestStores.change(file, "DROP TABLE entry");
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      assertThat(handle.keys()).isEmpty();
      assertThat(handle.figure("damaged-files")).isEqualTo(1);
    }
  }

  @Test
  void aFileThatLostItsFirstPageAndItsLockFileIsRefusedAndLeftAlone() throws IOException {
    TestStores.handle(file, "", ticker).close();
    Files.delete(lock);
    Damage.to(file, Damage.GARBAGE_HEADER);
    assertLeftAlone("is no database, or a damaged one that is not Larder's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "T", "The file beside this one is a cache"})
  void aMarkThatWasCutShortIsCompleted(String part) throws IOException {
    Files.writeString(lock, part);
    TestStores.handle(file, "", ticker).close();
    assertThat(lock).hasContent("The file beside this one is a cache that Larder keeps.");
  }

  @Test
  void aLockFileOfSomebodyElseStaysAsItIs() throws IOException {
    Files.writeString(lock, "# This file is generated.\n");
    TestStores.handle(file, "", ticker).close();
    assertThat(lock).hasContent("# This file is generated.");
    Damage.to(file, Damage.GARBAGE_HEADER);
    assertLeftAlone("is no database, or a damaged one that is not Larder's");
  }

  private void assertLeftAlone(String message) throws IOException {
    assertRefused(message);
    assertThat(names()).containsOnly("x.db", "x.db.lock");
    assertThat(warnings.messages()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
