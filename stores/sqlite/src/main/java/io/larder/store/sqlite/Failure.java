package io.larder.store.sqlite;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an {@link SQLException} means for the file. */
enum Failure {
  /** The file is no database, or its content contradicts itself. */
  DAMAGED,
  /** The file that was open is not the one at the path, or not the one it was: to open it tells. */
  GONE,
  /** The file is whole; this call failed. */
  OTHER;

  /** With a constraint that fails: our writes break none as long as the indexes are whole. */
  private static final Set<Integer> DAMAGE =
      Set.of(
          SQLiteErrorCode.SQLITE_CORRUPT.code,
          SQLiteErrorCode.SQLITE_NOTADB.code,
          SQLiteErrorCode.SQLITE_CONSTRAINT.code,
          SQLiteErrorCode.SQLITE_FORMAT.code);

  private static final Set<Integer> CERTAIN_AT_COMMIT =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_PROTOCOL.code);

  /** A file that SQLite reads, with a content that is not Larder's. */
  static final class DamagedException extends SQLException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }
  }

  /** A connection to a file that was replaced. */
  static final class GoneException extends SQLException {
    private static final long serialVersionUID = 1L;

    GoneException() {
      super("the file was moved, deleted or replaced");
    }
  }

  static Failure of(SQLException e) {
    int code = code(e);
    boolean damaged =
        e instanceof DamagedException
            || DAMAGE.contains(code & 0xff)
            || code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ.code
            || says(e, "unsupported file format");
    boolean gone =
        e instanceof GoneException
            || code == SQLiteErrorCode.SQLITE_READONLY_DBMOVED.code
            || readOnly(e)
            || says(e, "no such table")
            || says(e, "no such column")
            || says(e, "no such index");
    return damaged ? DAMAGED : gone ? GONE : OTHER;
  }

  /** Tells whether a file that this user may write is not to be written all the same. */
  static boolean readOnly(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_READONLY.code;
  }

  /** Tells whether another process had the lock for too long. */
  static boolean busy(SQLException e) {
    return (code(e) & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /**
   * Tells whether a failed COMMIT may have been done. An error of the disk after the last page of
   * the log was written leaves a transaction that the next process to open the file takes for done.
   */
  static boolean uncertain(SQLException atCommit) {
    return !CERTAIN_AT_COMMIT.contains(code(atCommit) & 0xff) && of(atCommit) == OTHER;
  }

  /** Tells apart what shares the code of errors in SQL, of which ours has none. */
  private static boolean says(SQLException e, String words) {
    return code(e) == SQLiteErrorCode.SQLITE_ERROR.code && String.valueOf(e).contains(words);
  }

  private static int code(SQLException e) {
    return e instanceof SQLiteException exception
        ? exception.getResultCode().code
        : e.getErrorCode();
  }
}
