package io.larder.store.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The numbers of the file during one transaction: read at its begin and written at its end. */
final class Ledger {
  /** What the log of changes has numbered last is not written down a second time. */
  private static final String LOAD =
      "SELECT max(sequence, coalesce((SELECT max(seq) FROM change), 0)), entries, bytes, trimmed"
          + " FROM file";

  private static final String STORE =
      "UPDATE file SET sequence = ?, entries = ?, bytes = ?, trimmed = ?";
  private static final String STORE_GENERATION =
      "UPDATE generation SET entries = entries + ?, bytes = bytes + ? WHERE id = ?";

  private final long first;
  private final Map<Long, long[]> changes = new HashMap<>();
  private long sequence;
  private long logged;
  private boolean counted;
  private long entries;
  private long bytes;
  private long trimmed;
  private long evicted;
  private long reclaimed;

  private Ledger(long sequence, long entries, long bytes, long trimmed) {
    this.first = sequence + 1;
    this.sequence = sequence;
    this.logged = sequence;
    this.entries = entries;
    this.bytes = bytes;
    this.trimmed = trimmed;
  }

  static Ledger load(Session session) throws SQLException {
    Ledger ledger =
        session.first(
            LOAD,
            row -> new Ledger(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    if (ledger == null) {
      throw new Failure.DamagedException("the file has lost its numbers");
    }
    return ledger;
  }

  /** Returns a number that the file never gave before. */
  long next() {
    return ++sequence;
  }

  /** Returns the first number given in this transaction. */
  long first() {
    return first;
  }

  /** Returns the last number given. */
  long last() {
    return sequence;
  }

  /** Notes that the log of changes has the last number. */
  void logged() {
    logged = sequence;
  }

  /** Counts records that came, or left when negative. */
  void count(long generation, long entryChange, long byteChange) {
    entries += entryChange;
    bytes += byteChange;
    long[] change = changes.computeIfAbsent(generation, g -> new long[2]);
    change[0] += entryChange;
    change[1] += byteChange;
    counted |= entryChange != 0 || byteChange != 0;
  }

  /** Tells whether the file holds more than it may. */
  boolean over(Settings settings) {
    return entries > settings.maximumEntries() || bytes > settings.maximumBytes();
  }

  long trimmed() {
    return trimmed;
  }

  /** Notes that the log has no line up to this number. */
  void trimmed(long upTo) {
    trimmed = upTo;
    counted = true;
  }

  void evicted(int records) {
    evicted += records;
  }

  void reclaimed(int records) {
    reclaimed += records;
  }

  /** Writes the numbers back, if they changed and nothing else says so. */
  void store(Session session) throws SQLException {
    if (!counted && sequence == logged) {
      return;
    }
    session.update(STORE, sequence, entries, bytes, trimmed);
    for (Map.Entry<Long, long[]> change : changes.entrySet()) {
      long[] by = change.getValue();
      if (by[0] != 0 || by[1] != 0) {
        session.update(STORE_GENERATION, by[0], by[1], change.getKey());
      }
    }
  }

  /** Counts what was done, once it is done. */
  void tell(Figures figures) {
    figures.evictions.add(evicted);
    figures.reclaimed.add(reclaimed);
  }

  /** Tells how full the file is. */
  void tell(Map<String, Long> statistics) {
    statistics.put("total.entries", entries);
    statistics.put("total.bytes", bytes);
  }
}
