package io.larder.store.sqlite;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.ChangeListener;
import io.larder.spi.Subscription;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in the change log. When no process committed since the last poll, a poll costs
 * no more than to ask SQLite just that.
 */
final class PollSubscription implements Subscription {
  private final Transactions transactions;
  private final Object name;
  private final ChangeListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  @GuardedBy("lock")
  private Position position;

  /**
   * Up to where all is told.
   *
   * @param session whose data version it is
   * @param dataVersion changes when another session commits
   * @param last the number of the last change
   */
  private record Position(Database database, Session session, long dataVersion, long last) {}

  /** What a poll found; null news means that some are missing. */
  private record Answer(Position upTo, ChangeLog.@Nullable News news) {}

  PollSubscription(Transactions transactions, Object name, ChangeListener listener) {
    this.transactions = transactions;
    this.name = name;
    this.listener = listener;
    this.position = transactions.watch("subscribe", PollSubscription::now);
  }

  @Override
  public void poll() {
    lock.lock();
    try {
      if (!closed) {
        long asOf = transactions.ticker().millis();
        Position from = position;
        Answer answer = transactions.watch("poll", (database, s) -> ask(database, s, from));
        tell(answer.news());
        position = answer.upTo();
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
      return new Answer(now(database, session), null);
    }
    long dataVersion = dataVersion(session);
    if (session == from.session() && dataVersion == from.dataVersion()) {
      return new Answer(from, ChangeLog.NOTHING);
    }
    session.update("BEGIN");
    Ledger ledger = Ledger.load(session);
    ChangeLog.News news =
        ledger.trimmed() > from.last() || ledger.last() < from.last()
            ? null
            : ChangeLog.since(session, database.identity(), from.last(), name);
    session.update("COMMIT");
    return new Answer(new Position(database, session, dataVersion, ledger.last()), news);
  }

  private static Position now(Database database, Session session) throws SQLException {
    long dataVersion = dataVersion(session);
    return new Position(database, session, dataVersion, Ledger.load(session).last());
  }

  private static long dataVersion(Session session) throws SQLException {
    return session.number("PRAGMA data_version");
  }
}
