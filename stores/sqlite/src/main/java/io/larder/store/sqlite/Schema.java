package io.larder.store.sqlite;

import io.larder.spi.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tables of a file, and a trigger by which one statement can put over a record.
 *
 * <pre>
 *   file        one row: identity, totals, where the log begins, until when somebody wants to hear of
 *               changes, and how often somebody began to
 *   namespace   name ─▶ the generation that is alive, and the number of its first one
 *   generation  how many records each has; one without a namespace is dead and is reclaimed
 *   entry       the records, by generation and key; what reads need is {@link Packed}
 *   change      the log that feeds read: which key changed, to which version, or all of a namespace
 * </pre>
 */
final class Schema {
  static final int VERSION = 2;

  /** "Lrdr", by which the program {@code file} and we know the file. */
  static final int APPLICATION_ID = 0x4c726472;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE file(id INTEGER PRIMARY KEY CHECK(id = 1), identity INTEGER NOT NULL,"
              + " trimmed INTEGER NOT NULL, entries INTEGER NOT NULL, bytes INTEGER NOT NULL,"
              + " heard_until INTEGER NOT NULL, hearings INTEGER NOT NULL)",
          "CREATE TABLE namespace(name NOT NULL PRIMARY KEY, id INTEGER NOT NULL,"
              + " generation INTEGER NOT NULL) WITHOUT ROWID",
          "CREATE TABLE generation(id INTEGER PRIMARY KEY, entries INTEGER NOT NULL,"
              + " bytes INTEGER NOT NULL)",
          "CREATE TABLE entry(id INTEGER PRIMARY KEY, generation INTEGER NOT NULL,"
              + " ends INTEGER NOT NULL, accessed INTEGER NOT NULL, size INTEGER NOT NULL,"
              + " lease_until INTEGER, lease_purpose TEXT, key BLOB NOT NULL,"
              + " record BLOB NOT NULL)",
          "CREATE UNIQUE INDEX entry_by_key ON entry(generation, key)",
          "CREATE INDEX entry_by_access ON entry(accessed)",
          "CREATE INDEX entry_by_end ON entry(ends) WHERE ends < 9223372036854775807",
          "CREATE TABLE change(seq INTEGER PRIMARY KEY, namespace INTEGER NOT NULL, key BLOB,"
              + " token_high INTEGER, token_low INTEGER)",
          "CREATE TRIGGER entry_resized AFTER UPDATE OF size ON entry WHEN new.size <> old.size"
              + " BEGIN UPDATE file SET bytes = bytes + new.size - old.size;"
              + " UPDATE generation SET bytes = bytes + new.size - old.size"
              + " WHERE id = new.generation; END");

  private Schema() {}

  /**
   * Checks whose a file is.
   *
   * @throws StoreException when it belongs to someone else or to another version
   */
  static void requireOurs(Session session, Settings settings) throws SQLException {
    if (isEmpty(session)) {
      return;
    }
    long application = session.number("PRAGMA application_id");
    if (application != APPLICATION_ID) {
      throw new StoreException(
          "%s is a database of another application (application_id %d); name another file"
              .formatted(settings, application));
    }
    long version = session.number("PRAGMA user_version");
    if (version > 0 && version != VERSION) {
      throw new StoreException(
          ("%s has schema version %d, this Larder knows %d; use the Larder that made it, or name"
                  + " another file, or delete this one")
              .formatted(settings, version, VERSION));
    }
  }

  /**
   * Makes the tables in an empty file of ours and checks them in any other.
   *
   * @return the file's identity, a random number
   * @throws StoreException when the file cannot have a log
   */
  static long open(Session session, Settings settings) throws SQLException {
    String mode = session.first("PRAGMA journal_mode = WAL", row -> String.valueOf(row.text(1)));
    if (!"wal".equals(mode)) {
      throw new StoreException(
          settings + " cannot have a write-ahead log (mode " + mode + "); name a file elsewhere");
    }
    if (isEmpty(session)) {
      create(session, settings);
    }
    if (session.number("PRAGMA user_version") < 1) {
      throw new Failure.DamagedException("a schema version that never was");
    }
    if (session.number("SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL")
        < TABLES.size()) {
      throw new Failure.DamagedException("tables, indexes or the trigger are missing");
    }
    requireWritable(session);
    Long identity = session.first("SELECT identity FROM file", row -> row.number(1));
    if (identity == null) {
      throw new Failure.DamagedException("the file has no identity");
    }
    return identity;
  }

  /** Finds a header that tells SQLite to write nothing, unless somebody else is writing. */
  private static void requireWritable(Session session) throws SQLException {
    try {
      session.begin(0);
      session.run("DELETE FROM file WHERE id < 0");
      session.update("ROLLBACK");
    } catch (SQLException e) {
      if (Failure.readOnly(e)) {
        throw new Failure.DamagedException("the header forbids to write");
      }
      if (!Failure.busy(e)) {
        throw e;
      }
    }
  }

  private static boolean isEmpty(Session session) throws SQLException {
    return session.number("PRAGMA application_id") == 0
        && session.number("PRAGMA user_version") == 0
        && session.number("SELECT count(*) FROM sqlite_schema") == 0;
  }

  private static void create(Session session, Settings settings) throws SQLException {
    session.begin(settings.busyMillis());
    if (isEmpty(session)) {
      for (String table : TABLES) {
        session.run(table);
      }
      session.update(
          "INSERT INTO file VALUES (1, ?, 0, 0, 0, 0, 0)", ThreadLocalRandom.current().nextLong());
      session.run("PRAGMA application_id = " + APPLICATION_ID);
      session.run("PRAGMA user_version = " + VERSION);
    }
    session.update("COMMIT");
  }
}
