package io.larder.store.sqlite;

import io.larder.spi.Change;
import io.larder.spi.Key;
import io.larder.spi.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that says what changed lately, for the feeds of all processes. */
final class ChangeLog {
  /** How many numbers of the sequence the log reaches back. */
  static final long REACH = 10_000;

  private static final long TRIM_EVERY = 500;
  private static final String APPEND = "INSERT INTO change VALUES (?, ?, ?, ?)";
  private static final String TRIM = "DELETE FROM change WHERE seq <= ?";
  private static final String SINCE =
      "SELECT seq, key, deleted FROM change WHERE seq > ? AND namespace ="
          + " (SELECT id FROM namespace WHERE name = ?) ORDER BY seq";

  /** Nothing happened. */
  static final News NOTHING = new News(false, List.of());

  private ChangeLog() {}

  /**
   * What a feed has to tell.
   *
   * @param all whether the namespace was cleared before the changes
   */
  record News(boolean all, List<Change> changes) {}

  /** Says that the write numbered last changed a record. */
  static void changed(Session session, Ledger ledger, long namespace, Key key, boolean deleted)
      throws SQLException {
    session.update(APPEND, ledger.last(), namespace, key.bytes(), deleted ? 1 : 0);
    ledger.logged();
  }

  /** Says that a namespace was cleared, under the number given last. */
  static void cleared(Session session, Ledger ledger, long namespace) throws SQLException {
    session.update(APPEND, ledger.last(), namespace, null, 1);
    ledger.logged();
  }

  /** Forgets what lies too far back. */
  static void trim(Session session, Ledger ledger) throws SQLException {
    long upTo = ledger.last() - REACH;
    if (upTo - ledger.trimmed() >= TRIM_EVERY) {
      session.update(TRIM, upTo);
      ledger.trimmed(upTo);
    }
  }

  /** Returns what happened to a namespace after the change with this number. */
  static News since(Session session, long identity, long last, Object namespace)
      throws SQLException {
    boolean all = false;
    List<Change> changes = new ArrayList<>();
    for (Line line : session.all(SINCE, ChangeLog::line, last, namespace)) {
      if (line.key() == null) {
        all = true;
        changes.clear();
      } else {
        Version version = line.deleted() ? null : new Version(identity, line.seq());
        changes.add(new Change(Key.of(line.key()), version));
      }
    }
    return new News(all, changes);
  }

  private record Line(long seq, byte @Nullable [] key, boolean deleted) {}

  private static Line line(ResultSet row) throws SQLException {
    return new Line(row.getLong(1), row.getBytes(2), row.getInt(3) != 0);
  }
}
