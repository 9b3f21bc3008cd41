package io.larder.store.sqlite;

import io.larder.spi.Change;
import io.larder.spi.Key;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that says what changed lately, for the feeds of all processes. Where nobody wants to
 * hear of changes nothing is written down: it would double what a put over a record writes.
 */
final class ChangeLog {
  /** How many lines the log reaches back. */
  static final long REACH = 10_000;

  private static final long TRIM_EVERY = 500;
  private static final String APPEND = "INSERT INTO change VALUES (?, ?, ?, ?, ?)";
  private static final String TRIM = "DELETE FROM change WHERE seq <= ?";
  private static final String SINCE =
      "SELECT key, token_high, token_low FROM change WHERE seq > ? AND namespace ="
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

  /**
   * Says that a record was changed.
   *
   * @param token which names the version that the record has now; null when it was removed
   */
  static void changed(
      Session session, Ledger ledger, long namespace, Key key, @Nullable Token token)
      throws SQLException {
    append(session, ledger, namespace, key.bytes(), token);
  }

  /** Says that a namespace was cleared. */
  static void cleared(Session session, Ledger ledger, long namespace) throws SQLException {
    append(session, ledger, namespace, null, null);
  }

  private static void append(
      Session session, Ledger ledger, long namespace, byte @Nullable [] key, @Nullable Token token)
      throws SQLException {
    if (ledger.heard()) {
      session.update(
          APPEND,
          ledger.nextLine(),
          namespace,
          key,
          token == null ? null : token.high(),
          token == null ? null : token.low());
    }
  }

  /** Forgets what lies too far back. */
  static void trim(Session session, Ledger ledger) throws SQLException {
    long upTo = ledger.logged() - REACH;
    if (upTo - ledger.trimmed() >= TRIM_EVERY) {
      session.update(TRIM, upTo);
      ledger.trimmed(upTo);
    }
  }

  /** Returns what happened to a namespace after the line with this number. */
  static News since(Session session, long last, Object namespace) throws SQLException {
    boolean all = false;
    List<Change> changes = new ArrayList<>();
    for (Line line : session.all(SINCE, ChangeLog::line, last, namespace)) {
      if (line.key() == null) {
        all = true;
        changes.clear();
      } else {
        changes.add(new Change(Key.of(line.key()), line.version()));
      }
    }
    return new News(all, changes);
  }

  private record Line(byte @Nullable [] key, @Nullable Version version) {}

  private static Line line(Prepared row) throws SQLException {
    boolean gone = row.isNull(2);
    return new Line(
        row.bytes(1), gone ? null : Version.of(new Token(row.number(2), row.number(3))));
  }
}
