package io.larder.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/**
 * A prepared statement and the row where it stands, by what the driver itself works with. By {@code
 * java.sql} it would also ask for the names of the columns, reset twice and count changes where
 * there are none; each is a call into its library, and a few take as long as to find a record.
 * Columns are numbered from 1.
 */
final class Prepared {
  private final CoreStatement statement;
  private final DB database;
  private final SafeStmtPtr pointer;

  Prepared(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql).unwrap(CoreStatement.class);
    this.database = statement.getDatabase();
    this.pointer = statement.pointer;
  }

  /** Runs it, and returns how many rows it changed. */
  long update(@Nullable Object... parameters) throws SQLException {
    return database.executeUpdate(statement, parameters);
  }

  /** Goes to the first row, if there is one; {@link #reset} must follow. */
  boolean first(@Nullable Object... parameters) throws SQLException {
    return database.execute(statement, parameters);
  }

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException {
    int code = pointer.safeRunInt(DB::step);
    if (code != Codes.SQLITE_ROW && code != Codes.SQLITE_DONE) {
      database.throwex(code);
    }
    return code == Codes.SQLITE_ROW;
  }

  /** Ends what it does, and with it the view of the file that it had. */
  void reset() throws SQLException {
    if (!pointer.isClosed()) { // which it is after some failures
      pointer.safeRunInt(DB::reset);
    }
  }

  /** Forgets the parameters. */
  void clear() throws SQLException {
    pointer.safeRunInt(DB::clear_bindings);
  }

  boolean isNull(int column) throws SQLException {
    return pointer.safeRunInt((db, at) -> db.column_type(at, column - 1)) == Codes.SQLITE_NULL;
  }

  byte @Nullable [] bytes(int column) throws SQLException {
    return pointer.safeRun((db, at) -> db.column_blob(at, column - 1));
  }

  /** Returns a number, 0 where the column is null. */
  long number(int column) throws SQLException {
    return pointer.safeRunLong((db, at) -> db.column_long(at, column - 1));
  }

  @Nullable String text(int column) throws SQLException {
    return pointer.safeRun((db, at) -> db.column_text(at, column - 1));
  }
}
