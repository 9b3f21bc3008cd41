package io.larder.store.sqlite;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Write;
import java.sql.SQLException;

/**
 * A put over a record that is there and as expected, in one statement, which is a transaction by
 * itself and takes half the time of one. It changes nothing where there is more to do or to say:
 * {@link Commits} does that.
 */
final class Overwrite {
  private static final String PUT =
      "UPDATE entry SET record = CAST(%s AS BLOB), size = ?3, lease_until = NULL,"
          + " lease_purpose = NULL%s WHERE generation ="
          + " (SELECT generation FROM namespace WHERE name = ?4) AND key = ?5"
          + " AND (SELECT heard_until FROM file) = 0 AND %s";
  private static final String END = ", ends = ?7";
  private static final String IS = PUT.formatted("?1 || ?2", END, Packed.TOKEN + " = ?6");
  private static final String UNHELD =
      PUT.formatted("?1 || ?2", END, "coalesce(lease_until, ?6) <= ?6");
  private static final String LIVING =
      PUT.formatted(
          "?1 || " + Packed.DEADLINE + " || ?2",
          "",
          "lease_until IS NULL AND length(record) > "
              + Packed.HEAD_BYTES
              + " AND "
              + Packed.DEADLINE
              + " > ?6");

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
    byte[] value = ((Next.Put) write.next()).bytes();
    long deadline = ((Next.Put) write.next()).deadlineMillis();
    byte[] head = Packed.head(value.length, write.token(), deadline);
    long end = Entries.end(deadline, nowMillis);
    long size = Entries.size(write.key(), value.length);
    byte[] key = write.key().bytes();
    long changed;
    if (write.expected() instanceof Expected.Is is) {
      byte[] token = Packed.token(is.version());
      changed = session.updateAlone(waitMillis, IS, head, value, size, namespace, key, token, end);
    } else {
      Expected.Unheld unheld = (Expected.Unheld) write.expected();
      long now = unheld.nowMillis();
      changed =
          unheld.keepsDeadline()
              ? session.updateAlone(
                  waitMillis,
                  LIVING,
                  Packed.start(value.length, write.token()),
                  value,
                  size,
                  namespace,
                  key,
                  Packed.deadline(now))
              : session.updateAlone(
                  waitMillis, UNHELD, head, value, size, namespace, key, now, end);
    }
    return changed > 0;
  }
}
