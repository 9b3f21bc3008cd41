package io.larder.benchmark.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * SQLite by the driver that Larder uses, with the same settings, for one thread. Its table is of
 * the kind that is faster for values of this size.
 */
final class JdbcSubject implements Subject {
  /** SQLite's documentation of WITHOUT ROWID advises it for rows of a twentieth of a page. */
  private static final int SMALL = 4_096 / 20;

  private final Connection connection;
  private final PreparedStatement reading;
  private final PreparedStatement writing;
  private final PreparedStatement readingMany;

  JdbcSubject(Path file, int bytes) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    settings.setCacheSize(-8_192); // KiB
    try {
      connection = settings.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE e (k BLOB PRIMARY KEY, v BLOB)"
                + (bytes <= SMALL ? " WITHOUT ROWID" : ""));
      }
      reading = connection.prepareStatement("SELECT v FROM e WHERE k = ?");
      writing = connection.prepareStatement("INSERT OR REPLACE INTO e VALUES (?, ?)");
      readingMany =
          connection.prepareStatement(
              "SELECT k, v FROM e WHERE k IN (?%s)"
                  .formatted(", ?".repeat(StoreOperations.MANY - 1)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] get(String key) {
    try {
      reading.setBytes(1, key.getBytes(UTF_8));
      try (ResultSet rows = reading.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : new byte[0];
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void put(String key, byte[] value) {
    try {
      writing.setBytes(1, key.getBytes(UTF_8));
      writing.setBytes(2, value);
      writing.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    try {
      int i = 0;
      for (String key : keys) {
        i++;
        readingMany.setBytes(i, key.getBytes(UTF_8));
      }
      Map<String, byte[]> found = new HashMap<>();
      try (ResultSet rows = readingMany.executeQuery()) {
        while (rows.next()) {
          found.put(new String(rows.getBytes(1), UTF_8), rows.getBytes(2));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
