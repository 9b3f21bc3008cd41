package io.larder.store.sqlite;

import io.larder.spi.Capabilities.Durability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.sqlite.core.CoreResultSet;

/**
 * A connection with its prepared statements, for one thread at a time. After an {@link
 * SQLException} it is good for nothing but {@link #close}, since the driver drops the statement.
 */
final class Session implements AutoCloseable {
  /** Rows are given back at once, so that no statement keeps an old state of the file alive. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A statement, and once it was asked what the driver says of its columns. */
  private static final class Prepared {
    private final PreparedStatement statement;
    private @Nullable CoreResultSet rows;
    private String @Nullable [] columns;

    Prepared(PreparedStatement statement) {
      this.statement = statement;
    }

    /**
     * Asks. The driver would ask for the name of each column each time, which takes as long as to
     * find a record, and which nobody needs.
     */
    ResultSet query() throws SQLException {
      statement.execute();
      if (rows != null) {
        rows.colsMeta = columns;
      }
      ResultSet results = statement.getResultSet();
      if (rows == null) {
        rows = results.unwrap(CoreResultSet.class);
        columns = rows.colsMeta;
      }
      return results;
    }
  }

  /** Parameters of more bytes are not kept bound until the next use of the statement. */
  private static final int LARGE_BYTES = 1 << 14;

  /** How long SQLite waits at its shortest intervals: 1, 2 and 5 ms. */
  static final int PATIENCE_MILLIS = 8;

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
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepare(sql, parameters).statement;
    int changed = statement.executeUpdate();
    for (Object parameter : parameters) {
      if (parameter instanceof byte[] bytes) {
        writtenBytes += bytes.length;
        if (bytes.length > LARGE_BYTES) {
          statement.clearParameters();
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
    try (ResultSet rows = prepare(sql, parameters).query()) {
      return rows.next() ? reader.read(rows) : null;
    }
  }

  /** Returns every row. */
  <T> List<T> all(String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet rows = prepare(sql, parameters).query()) {
      while (rows.next()) {
        all.add(reader.read(rows));
      }
    }
    return all;
  }

  /** Returns the number in the only column of the first row, 0 when there is none. */
  long number(String sql, @Nullable Object... parameters) throws SQLException {
    Long number = first(sql, row -> row.getLong(1), parameters);
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
  int updateAlone(int waitMillis, String sql, @Nullable Object... parameters) throws SQLException {
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

  private Prepared prepare(String sql, @Nullable Object... parameters) throws SQLException {
    Prepared prepared = statements.get(sql);
    if (prepared == null) {
      prepared = new Prepared(connection.prepareStatement(sql));
      statements.put(sql, prepared);
    }
    for (int i = 0; i < parameters.length; i++) {
      prepared.statement.setObject(i + 1, parameters[i]);
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
