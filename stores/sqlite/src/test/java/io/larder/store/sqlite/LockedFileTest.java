package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens while somebody else keeps the file to himself. */
class LockedFileTest {
  private final FakeTicker ticker = new FakeTicker();
  @TempDir private Path folder;
  private Path file;
  private Handle handle;
  private Connection other;
  private Statement statement;

  @BeforeEach
  void lockTheFile() throws SQLException {
    file = folder.resolve("x.db");
    handle = TestStores.handle(file, "?busy-timeout=50&maximum-entries=100", ticker);
    handle.put("before");
    other = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    statement = other.createStatement();
    statement.execute("BEGIN IMMEDIATE");
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    handle.close();
  }

  @Test
  void aCommitFailsInTimeSayingWhyAndNothingIsApplied() throws SQLException {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> handle.put("k"))
        .withMessageContaining("commit failed: sqlite:" + file)
        .withMessageContaining("within 50 ms, raise busy-timeout");
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> handle.space.clear());
    statement.execute("ROLLBACK");
    assertThat(handle.keys()).containsExactly("before");
    handle.put("k");
    assertThat(handle.keys()).containsExactly("before", "k");
  }

  @Test
  void readsGoOnAndSoDoFeeds() {
    Told heard = new Told();
    assertThat(handle.get("before")).isNotNull();
    handle.space.changes(heard).poll();
    assertThat(heard.words()).containsExactly("alive");
  }

  @Test
  void aFeedThatCouldNotSayThatItListensSaysSoLater() throws SQLException {
    Told heard = new Told();
    Subscription feed = handle.space.changes(heard);
    statement.execute("ROLLBACK");
    handle.put("missed");
    feed.poll();
    handle.put("heard");
    feed.poll();
    assertThat(heard.words()).containsExactly("gap", "alive", "changed", "alive");
  }

  @Test
  void theFileCanBeOpenedAndClosed() {
    try (Handle second = TestStores.handle(file, "?busy-timeout=50", ticker)) {
      assertThat(second.get("before")).isNotNull();
    }
  }

  @Test
  void manyReadsDoNotWaitToBeWrittenDown() throws SQLException {
    statement.execute("ROLLBACK");
    for (int i = 0; i < 90; i++) {
      handle.put("k" + i);
    }
    statement.execute("BEGIN IMMEDIATE");
    for (int i = 0; i < 20_000; i++) {
      assertThat(handle.get("k" + i % 90)).isNotNull();
    }
  }
}
