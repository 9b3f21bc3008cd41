package io.larder.store.sqlite;

import java.sql.SQLException;

/**
 * Moves the log into the database when it has grown, and waits for readers so that the log begins
 * anew. SQLite's own way never waits: under steady reads the log would grow without end, with an
 * attempt after each commit. Used by one thread at a time.
 */
final class Checkpoints {
  /** With pages of 4 KiB, 16 MiB. */
  private static final long PAGES = 4_096;

  /** To look takes a tenth of the time of a small commit; so the log is looked at after some. */
  private static final int SOME_COMMITS = 16;

  private static final long SOME_BYTES = 1 << 20;

  private static final int WAIT_MILLIS = 100;
  private static final String LOOK = "PRAGMA wal_checkpoint(NOOP)";
  private static final String RESTART = "PRAGMA wal_checkpoint(RESTART)";

  private final Settings settings;
  private long next = PAGES;
  private int commits = SOME_COMMITS - 1; // of many processes each may commit once
  private long bytes;

  Checkpoints(Settings settings) {
    this.settings = settings;
  }

  /** What SQLite says of the log. */
  private record State(boolean busy, long pages, long moved) {}

  /** To be called after a commit. */
  void run(Session session) throws SQLException {
    commits++;
    bytes += session.takeWrittenBytes();
    if (commits < SOME_COMMITS && bytes < SOME_BYTES) {
      return;
    }
    commits = 0;
    bytes = 0;
    State state = ask(session, LOOK);
    next = state.pages() < PAGES ? PAGES : next;
    if (state.pages() < next || state.pages() == state.moved()) {
      return;
    }
    session.waitForLocks(Math.min(WAIT_MILLIS, settings.busyMillis()));
    boolean busy = ask(session, RESTART).busy();
    next = busy ? state.pages() + PAGES : PAGES;
  }

  private static State ask(Session session, String pragma) throws SQLException {
    State state =
        session.first(pragma, row -> new State(row.number(1) != 0, row.number(2), row.number(3)));
    return state == null ? new State(false, 0, 0) : state;
  }
}
