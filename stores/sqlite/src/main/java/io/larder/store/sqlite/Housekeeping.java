package io.larder.store.sqlite;

import io.larder.spi.Ticker;
import io.larder.store.sqlite.Entries.Victim;
import java.sql.SQLException;
import java.util.List;

/** Makes records leave, inside the transactions of others: those that are dead, or one too many. */
final class Housekeeping {
  /** The most records that a commit reclaims beyond what the bounds demand. */
  static final int PAGE = 200;

  private static final long EVERY_MILLIS = 1_000;

  private static final String DEAD_GENERATION =
      "SELECT id FROM generation WHERE id NOT IN (SELECT generation FROM namespace) LIMIT 1";
  private static final String FORGET_GENERATION = "DELETE FROM generation WHERE id = ?";
  private static final String OF_GENERATION =
      "SELECT id, generation, size FROM entry WHERE generation = ? LIMIT ?";
  private static final String ENDED =
      "SELECT id, generation, size FROM entry INDEXED BY entry_by_end"
          + " WHERE ends < 9223372036854775807 AND ends < ? ORDER BY ends LIMIT ?";
  private static final String LEAST_RECENT =
      "SELECT id, generation, size FROM entry INDEXED BY entry_by_access"
          + " WHERE accessed NOT BETWEEN ? AND ? AND coalesce(lease_until, 0) <= ?"
          + " ORDER BY accessed LIMIT ?";

  private final Settings settings;
  private final Ticker ticker;
  private volatile long lastMillis;
  private volatile boolean backlog = true;

  Housekeeping(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.lastMillis = ticker.millis();
  }

  /** Does what is due at the end of a transaction, and all that the bounds demand. */
  void tidy(Session session, Ledger ledger, AccessStamps stamps) throws SQLException {
    long now = ticker.millis();
    if (isDue(now)) {
      lastMillis = now;
      reclaim(session, ledger, now);
      stamps.flush(session);
    }
    if (ledger.over(settings)) {
      reclaimWhileOver(session, ledger, now);
      stamps.flush(session);
      evict(session, ledger, now, ledger.firstStamp(), Integer.MAX_VALUE);
      evict(session, ledger, now, ledger.lastStamp(), Integer.MAX_VALUE);
    }
    ChangeLog.trim(session, ledger);
  }

  /** Tells whether a transaction has more to do than what the bounds demand. */
  boolean isDue(long nowMillis) {
    return backlog || nowMillis - lastMillis >= EVERY_MILLIS || nowMillis < lastMillis;
  }

  /**
   * Does one page of the work that may have gathered, in a transaction of its own.
   *
   * @return how many records left
   */
  int page(Session session, Ledger ledger) throws SQLException {
    long now = ticker.millis();
    int reclaimed = reclaim(session, ledger, now);
    return reclaimed + evict(session, ledger, now, ledger.firstStamp(), PAGE - reclaimed);
  }

  /** Says that there is work for the next transactions. */
  void more() {
    backlog = true;
  }

  /** Tells whether there is work for the next transactions. */
  boolean hasMore() {
    return backlog;
  }

  /**
   * Evicts records until they are few enough, and counts them.
   *
   * @param spared the stamp from which on what this transaction wrote is spared
   */
  private int evict(Session session, Ledger ledger, long now, long spared, int most)
      throws SQLException {
    int evicted = 0;
    int found = 0;
    for (int limit = 4;
        evicted < most && ledger.over(settings) && found >= 0;
        limit = 2 * Math.min(limit, PAGE)) {
      int asked = Math.min(Math.min(limit, PAGE), most - evicted);
      List<Victim> victims =
          session.all(LEAST_RECENT, Victim::read, spared, ledger.lastStamp(), now, asked);
      for (Victim victim : victims) {
        if (ledger.over(settings)) {
          Entries.delete(session, ledger, victim);
          evicted++;
        }
      }
      found = victims.size() - asked;
    }
    ledger.evicted(evicted);
    return evicted;
  }

  private void reclaimWhileOver(Session session, Ledger ledger, long now) throws SQLException {
    boolean more = true;
    while (more && ledger.over(settings)) {
      more = reclaim(session, ledger, now) > 0;
    }
  }

  private int reclaim(Session session, Ledger ledger, long now) throws SQLException {
    List<Victim> victims = session.all(ENDED, Victim::read, now - settings.graceMillis(), PAGE);
    Entries.delete(session, ledger, victims);
    int reclaimed = victims.size();
    Long generation = null;
    while (reclaimed < PAGE
        && (generation = session.first(DEAD_GENERATION, row -> row.number(1))) != null) {
      reclaimed += reclaim(session, ledger, generation, PAGE - reclaimed);
    }
    ledger.reclaimed(reclaimed);
    backlog = reclaimed == PAGE;
    return reclaimed;
  }

  private static int reclaim(Session session, Ledger ledger, long generation, int most)
      throws SQLException {
    List<Victim> dead = session.all(OF_GENERATION, Victim::read, generation, most);
    Entries.delete(session, ledger, dead);
    if (dead.size() < most) {
      session.update(FORGET_GENERATION, generation);
    }
    return dead.size();
  }
}
