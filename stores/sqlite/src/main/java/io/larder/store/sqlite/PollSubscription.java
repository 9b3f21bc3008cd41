package io.larder.store.sqlite;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.ChangeListener;
import io.larder.spi.Subscription;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in the change log. When no process committed since the last poll, a poll costs
 * no more than to ask SQLite just that; but commits write down what they change only as long as
 * somebody has lately said that he wants to hear of it, which takes a transaction now and then. Who
 * was silent for longer, and whose log went on without him, hears of a gap.
 */
final class PollSubscription implements Subscription {
  /** How long commits go on writing for one who was killed. */
  private static final long HEARD_MILLIS = 60_000;

  private final Transactions transactions;
  private final Object name;
  private final ChangeListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  @GuardedBy("lock")
  private Position position;

  /** Null when nothing was said yet. */
  @GuardedBy("lock")
  private @Nullable Long saidMillis;

  /**
   * Up to where all is told.
   *
   * @param session whose data version it is
   * @param dataVersion changes when another session commits
   * @param last the number of the last line
   * @param hearings how often somebody had begun to want to hear
   */
  private record Position(
      Database database, Session session, long dataVersion, long last, long hearings) {}

  /**
   * What a poll found.
   *
   * @param upTo null when nothing is written down at present, for this listener or any other
   * @param news null when some are missing
   */
  private record Answer(@Nullable Position upTo, ChangeLog.@Nullable News news) {}

  PollSubscription(Transactions transactions, Object name, ChangeListener listener) {
    this.transactions = transactions;
    this.name = name;
    this.listener = listener;
    this.position = begin("subscribe");
  }

  /** Says that there is somebody who wants to hear, then looks from where on all is told. */
  @GuardedBy("lock")
  private Position begin(String what) {
    say(what);
    return transactions.watch(what, PollSubscription::now);
  }

  @GuardedBy("lock")
  private void say(String what) {
    long now = transactions.ticker().millis();
    if (transactions.hear(what, now + HEARD_MILLIS)) {
      saidMillis = now;
    }
  }

  @Override
  public void poll() {
    lock.lock();
    try {
      if (!closed) {
        long asOf = transactions.ticker().millis();
        if (saidMillis == null || Math.abs(asOf - saidMillis) >= HEARD_MILLIS / 2) {
          say("poll");
        }
        Position from = position;
        Answer answer = transactions.watch("poll", (database, s) -> ask(database, s, from));
        Position upTo = answer.upTo() == null ? begin("poll") : answer.upTo();
        tell(answer.news());
        position = upTo;
        listener.aliveAsOf(asOf);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void tell(ChangeLog.@Nullable News news) {
    if (news == null) {
      listener.gap();
      return;
    }
    if (news.all()) {
      listener.all();
    }
    if (!news.changes().isEmpty()) {
      listener.changed(news.changes());
    }
  }

  private Answer ask(Database database, Session session, Position from) throws SQLException {
    if (database != from.database()) {
      return new Answer(null, null);
    }
    long dataVersion = dataVersion(session);
    if (session == from.session() && dataVersion == from.dataVersion()) {
      return new Answer(from, ChangeLog.NOTHING);
    }
    session.update("BEGIN");
    Ledger ledger = Ledger.load(session);
    boolean whole =
        ledger.heard()
            && ledger.hearings() == from.hearings()
            && ledger.trimmed() <= from.last()
            && ledger.logged() >= from.last();
    ChangeLog.News news = whole ? ChangeLog.since(session, from.last(), name) : null;
    session.update("COMMIT");
    return new Answer(ledger.heard() ? at(database, session, dataVersion, ledger) : null, news);
  }

  private static Position now(Database database, Session session) throws SQLException {
    long dataVersion = dataVersion(session);
    return at(database, session, dataVersion, Ledger.load(session));
  }

  private static Position at(Database database, Session session, long dataVersion, Ledger ledger) {
    return new Position(database, session, dataVersion, ledger.logged(), ledger.hearings());
  }

  private static long dataVersion(Session session) throws SQLException {
    return session.number("PRAGMA data_version");
  }
}
