package io.larder.store.sqlite;

import io.larder.spi.Capabilities.Durability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * A connection with its prepared statements, for one thread at a time. After an {@link
 * SQLException} it is good for nothing but {@link #close}, since the driver drops the statement.
 */
final class Session implements AutoCloseable {
  /** Rows are given back at once, so that no statement keeps an old state of the file alive. */
  @FunctionalInterface
  interface Row<T> {
    T read(Prepared row) throws SQLException;
  }

  /** Parameters of more bytes are not kept bound until the next use of the statement. */
  private static final int LARGE_BYTES = 1 << 14;

  /** How long SQLite waits at its shortest intervals: 1, 2 and 5 ms. */
  static final int PATIENCE_MILLIS = 8;

  /** Keeps up to 8 MiB of pages in memory: SQLite's own 2 are few when records have kilobytes. */
  private static final String PAGES = "PRAGMA cache_size = -8192";

  private final SQLiteConnection connection;
  private final Map<String, Prepared> statements = new HashMap<>();
  private int busyMillis = -1;
  private long writtenBytes;
  private boolean spoiled;

  private Session(SQLiteConnection connection) {
    this.connection = connection;
  }

  /** Opens an existing file to read and write. */
  static Session writing(Settings settings) throws SQLException {
    boolean lasting = settings.durability() == Durability.POWER_LOSS;
    return open(
        settings,
        "PRAGMA synchronous = " + (lasting ? "FULL" : "NORMAL"),
        "PRAGMA fullfsync = " + (lasting ? "ON" : "OFF"),
        "PRAGMA wal_autocheckpoint = 0",
        "PRAGMA journal_size_limit = 67108864");
  }

  /** Opens an existing file to read. */
  static Session reading(Settings settings) throws SQLException {
    return open(settings, "PRAGMA query_only = ON");
  }

  private static Session open(Settings settings, String... pragmas) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setGetGeneratedKeys(false); // else a query follows each change
    Connection connection = config.createConnection("jdbc:sqlite:" + settings.file().toUri());
    Session session = new Session(connection.unwrap(SQLiteConnection.class));
    try {
      session.waitForLocks(settings.busyMillis());
      session.run("PRAGMA trusted_schema = OFF");
      session.run(PAGES);
      for (String pragma : pragmas) {
        session.run(pragma);
      }
      // Else the driver begins and commits once more after every statement.
      session.connection.setAutoCommit(false);
      session.run("COMMIT");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Runs a statement that is not used again. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement and returns how many rows it changed. */
  long update(String sql, @Nullable Object... parameters) throws SQLException {
    Prepared statement = prepared(sql);
    long changed = statement.update(parameters);
    for (Object parameter : parameters) {
      if (parameter instanceof byte[] bytes) {
        writtenBytes += bytes.length;
        if (bytes.length > LARGE_BYTES) {
          statement.clear();
        }
      }
    }
    return changed;
  }

  /** Returns how many bytes of keys and values statements have brought since the last call. */
  long takeWrittenBytes() {
    long taken = writtenBytes;
    writtenBytes = 0;
    return taken;
  }

  /** Returns the first row, null when there is none. */
  <T> @Nullable T first(String sql, Row<T> reader, @Nullable Object... parameters)
      throws SQLException {
    Prepared statement = prepared(sql);
    try {
      return statement.first(parameters) ? reader.read(statement) : null;
    } finally {
      statement.reset();
    }
  }

  /** Returns every row. */
  <T> List<T> all(String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
    List<T> all = new ArrayList<>();
    Prepared statement = prepared(sql);
    try {
      for (boolean any = statement.first(parameters); any; any = statement.next()) {
        all.add(reader.read(statement));
      }
    } finally {
      statement.reset();
    }
    return all;
  }

  /** Returns the number in the only column of the first row, 0 when there is none. */
  long number(String sql, @Nullable Object... parameters) throws SQLException {
    Long number = first(sql, row -> row.number(1), parameters);
    return number == null ? 0 : number;
  }

  /**
   * Begins a transaction that writes, as soon as nobody else does. SQLite's own way to wait would
   * look ever more rarely, and miss the short moments that a busy writer leaves.
   *
   * @throws SQLException that is {@link Failure#busy} when it took longer than this
   */
  void begin(int waitMillis) throws SQLException {
    updateAlone(waitMillis, "BEGIN IMMEDIATE");
  }

  /**
   * Runs a statement that needs to be the only one that writes, and returns how many rows it
   * changed; waits as {@link #begin} does.
   *
   * @throws SQLException that is {@link Failure#busy} when it took longer than this
   */
  long updateAlone(int waitMillis, String sql, @Nullable Object... parameters) throws SQLException {
    waitForLocks(Math.min(PATIENCE_MILLIS, waitMillis));
    for (int waited = PATIENCE_MILLIS; ; waited += PATIENCE_MILLIS) {
      try {
        return update(sql, parameters);
      } catch (SQLException e) {
        if (waited >= waitMillis || !Failure.busy(e)) {
          throw e;
        }
      }
      Thread.onSpinWait();
    }
  }

  /** Does the same, and returns whether it succeeded in time. */
  boolean beginSoon(int waitMillis) throws SQLException {
    try {
      begin(waitMillis);
      return true;
    } catch (SQLException e) {
      if (Failure.busy(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Sets how long SQLite waits for a lock. */
  void waitForLocks(int millis) throws SQLException {
    if (busyMillis != millis) {
      connection.setBusyTimeout(millis);
      busyMillis = millis;
    }
  }

  /** Makes this session one that is not used again. */
  void spoil() {
    spoiled = true;
  }

  boolean spoiled() {
    return spoiled;
  }

  private Prepared prepared(String sql) throws SQLException {
    Prepared prepared = statements.get(sql);
    if (prepared == null) {
      prepared = new Prepared(connection, sql);
      statements.put(sql, prepared);
    }
    return prepared;
  }

  /** Ends the connection, and with it an open transaction. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger("io.larder.store.sqlite").log(System.Logger.Level.DEBUG, "close failed", e);
    }
  }
}
