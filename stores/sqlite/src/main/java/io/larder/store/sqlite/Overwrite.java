package io.larder.store.sqlite;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A put over a record that is there and as expected, in one statement, which is a transaction by
 * itself and takes half the time of one. It changes nothing where there is more to do or to say:
 * {@link Commits} does that.
 */
final class Overwrite {
  private static final String PUT =
      "UPDATE entry SET token_high = ?1, token_low = ?2, size = ?3, value = ?4, lease_until = NULL,"
          + " lease_purpose = NULL%s WHERE generation ="
          + " (SELECT generation FROM namespace WHERE name = ?5) AND key = ?6"
          + " AND (SELECT heard_until FROM file) = 0 AND %s";
  private static final String DEADLINE = ", deadline = ?7, ends = ?8";
  private static final String IS = PUT.formatted(DEADLINE, "token_high = ?9 AND token_low = ?10");
  private static final String UNHELD = PUT.formatted(DEADLINE, "coalesce(lease_until, ?9) <= ?9");
  private static final String LIVING =
      PUT.formatted("", "lease_until IS NULL AND deadline > ?7 AND length(value) > 0");

  private Overwrite() {}

  /** Tells whether a write may be one. */
  static boolean fits(Write write) {
    return write.next() instanceof Next.Put && !(write.expected() instanceof Expected.Absent);
  }

  /**
   * Writes, if all is as expected and nobody wants to hear of it.
   *
   * @return whether it was done
   */
  static boolean run(Session session, int waitMillis, Object namespace, Write write, long nowMillis)
      throws SQLException {
    Next.Put put = (Next.Put) write.next();
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(write.token().high());
    parameters.add(write.token().low());
    parameters.add(Entries.size(write.key(), put.bytes()));
    parameters.add(put.bytes());
    parameters.add(namespace);
    parameters.add(write.key().bytes());
    String statement = LIVING;
    if (write.expected() instanceof Expected.Unheld unheld && unheld.keepsDeadline()) {
      parameters.add(unheld.nowMillis());
    } else {
      parameters.add(put.deadlineMillis());
      parameters.add(Entries.end(put.deadlineMillis(), nowMillis));
      if (write.expected() instanceof Expected.Unheld unheld) {
        statement = UNHELD;
        parameters.add(unheld.nowMillis());
      } else {
        statement = IS;
        Version version = ((Expected.Is) write.expected()).version();
        parameters.add(version.high());
        parameters.add(version.low());
      }
    }
    return session.updateAlone(waitMillis, statement, parameters.toArray()) > 0;
  }
}
