package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest extends FileFixture {

  @Test
  void aFileSaysWhoseItIs() {
    TestStores.handle(file, "", ticker).close();
    assertThat(TestStores.count(file, "PRAGMA application_id")).isEqualTo(Schema.APPLICATION_ID);
    assertThat(TestStores.count(file, "PRAGMA user_version")).isEqualTo(2);
    assertThat(TestStores.ask(file, "PRAGMA journal_mode")).isEqualTo("wal");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFileOfAnotherVersionIsRefusedAndLeftAlone(int version) throws IOException {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
    }
    TestStores.change(file, "PRAGMA user_version = " + version);
    assertRefused(
        "has schema version %d, this Larder knows 2; use the Larder that made it"
            .formatted(version));
    assertThat(TestStores.count(file, "SELECT count(*) FROM entry")).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherApplicationIsRefusedAndLeftAlone() throws IOException {
    TestStores.change(file, "PRAGMA application_id = 77", "CREATE TABLE entry(a)");
    assertRefused("is a database of another application (application_id 77); name another file");
  }

  @Test
  void aFileWithTablesOfSomebodyIsRefusedAndLeftAlone() throws IOException {
    TestStores.change(file, "CREATE TABLE mine(a)", "INSERT INTO mine VALUES (1)");
    assertRefused("is a database of another application (application_id 0); name another file");
    assertThat(TestStores.ask(file, "PRAGMA journal_mode")).isEqualTo("delete");
  }

  @Test
  void anEmptyFileIsTaken() throws IOException {
    Files.createFile(file);
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      assertThat(handle.figure("damaged-files")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"process-crash, 1", "power-loss, 2"})
  void durabilityDecidesHowSqliteWaitsForTheDisk(String durability, long synchronous)
      throws SQLException {
    TestStores.handle(file, "", ticker).close();
    Settings settings =
        Settings.of(
            new StoreConfig(
                StoreUri.parse("sqlite:" + file + "?durability=" + durability), Ticker.system()));
    try (Session session = Session.writing(settings)) {
      assertThat(session.number("PRAGMA synchronous")).isEqualTo(synchronous);
      assertThat(session.number("PRAGMA fullfsync")).isEqualTo(synchronous - 1);
    }
  }
}
