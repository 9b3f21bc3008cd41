package io.larder.store.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The numbers of the file during one transaction: read at its begin and written at its end. */
final class Ledger {
  private static final String LOAD =
      "SELECT coalesce((SELECT max(seq) FROM change), 0), entries, bytes, trimmed, heard_until,"
          + " hearings FROM file";
  private static final String STORE =
      "UPDATE file SET entries = ?, bytes = ?, trimmed = ?, heard_until = ?, hearings = ?";
  private static final String STORE_GENERATION =
      "UPDATE generation SET entries = entries + ?, bytes = bytes + ? WHERE id = ?";

  private final Map<Long, long[]> changes = new HashMap<>();
  private long logged;
  private boolean changed;
  private long entries;
  private long bytes;
  private long trimmed;
  private long heardUntil;
  private long hearings;
  private long firstStamp = Long.MAX_VALUE;
  private long lastStamp = Long.MAX_VALUE;
  private long evicted;
  private long reclaimed;

  private Ledger(
      long logged, long entries, long bytes, long trimmed, long heardUntil, long hearings) {
    this.logged = logged;
    this.entries = entries;
    this.bytes = bytes;
    this.trimmed = trimmed;
    this.heardUntil = heardUntil;
    this.hearings = hearings;
  }

  static Ledger load(Session session) throws SQLException {
    Ledger ledger =
        session.first(
            LOAD,
            row ->
                new Ledger(
                    row.number(1),
                    row.number(2),
                    row.number(3),
                    row.number(4),
                    row.number(5),
                    row.number(6)));
    if (ledger == null) {
      throw new Failure.DamagedException("the file has lost its numbers");
    }
    return ledger;
  }

  /** Returns the number of the last line of the log, 0 when there never was one. */
  long logged() {
    return logged;
  }

  /** Returns the number of the next line of the log, which is the last one then. */
  long nextLine() {
    return ++logged;
  }

  /** Tells whether somebody wants to hear of changes. */
  boolean heard() {
    return heardUntil != 0;
  }

  /** Returns how often somebody began to want to hear of changes when nobody did. */
  long hearings() {
    return hearings;
  }

  /** Notes that somebody wants to hear of changes until then, in wall-clock milliseconds. */
  void hear(long untilMillis) {
    if (heardUntil == 0) {
      hearings++;
    }
    heardUntil = Math.max(heardUntil, untilMillis);
    changed = true;
  }

  /** Notes that nobody wants to hear of changes any more, if it is as late as that. */
  void forgetWhoIsGone(long nowMillis) {
    if (heardUntil != 0 && nowMillis >= heardUntil) {
      heardUntil = 0;
      changed = true;
    }
  }

  /** Returns the stamp of a record that is written now. */
  long stamp(AccessStamps stamps) {
    lastStamp = stamps.next();
    firstStamp = Math.min(firstStamp, lastStamp);
    return lastStamp;
  }

  /** Returns the first stamp that was given to what is written. */
  long firstStamp() {
    return firstStamp;
  }

  /** Returns the last stamp that was given to what is written. */
  long lastStamp() {
    return lastStamp;
  }

  /** Counts records that came, or left when negative. */
  void count(long generation, long entryChange, long byteChange) {
    entries += entryChange;
    bytes += byteChange;
    long[] change = changes.computeIfAbsent(generation, g -> new long[2]);
    change[0] += entryChange;
    change[1] += byteChange;
    changed |= entryChange != 0 || byteChange != 0;
  }

  /** Notes that a record takes more, or less when negative; the file itself counts that. */
  void resized(long byteChange) {
    bytes += byteChange;
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
    changed = true;
  }

  void evicted(int records) {
    evicted += records;
  }

  void reclaimed(int records) {
    reclaimed += records;
  }

  /** Writes the numbers back, if they changed. */
  void store(Session session) throws SQLException {
    if (!changed) {
      return;
    }
    session.update(STORE, entries, bytes, trimmed, heardUntil, hearings);
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
