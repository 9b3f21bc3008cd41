package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Write;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the table of records within one transaction, and counts in the ledger. */
final class Entries {
  /** What a record takes beside its key and value: the columns, and its place in four indexes. */
  static final long OVERHEAD_BYTES = 128;

  private static final String INSERT =
      "INSERT INTO entry(generation, key, accessed, ends, lease_until, lease_purpose, size, record)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? || ? AS BLOB))";
  private static final String UPDATE =
      "UPDATE entry SET ends = ?3, record = CAST(?4 || %s WHERE id = ?1";
  private static final Rewrite PUT =
      Rewrite.of("?5 AS BLOB), size = ?6, lease_until = NULL, lease_purpose = NULL");
  private static final Rewrite KEEP =
      Rewrite.of(Packed.VALUE + " AS BLOB), lease_until = ?5, lease_purpose = ?6");
  private static final String DELETE = "DELETE FROM entry WHERE id = ?";
  private static final byte[] NO_BYTES = {};

  private final Session session;
  private final Ledger ledger;
  private final AccessStamps stamps;
  private final long nowMillis;

  Entries(Session session, Ledger ledger, AccessStamps stamps, long nowMillis) {
    this.session = session;
    this.ledger = ledger;
    this.stamps = stamps;
    this.nowMillis = nowMillis;
  }

  /**
   * A statement that changes a record.
   *
   * @param stamping when the order of use is kept; its index costs as much as the record
   * @param plain when it is not
   */
  private record Rewrite(String stamping, String plain) {
    static Rewrite of(String rest) {
      String plain = UPDATE.formatted(rest);
      return new Rewrite(plain.replace(" WHERE", ", accessed = ?2 WHERE"), plain);
    }
  }

  /** A record that is to leave. */
  record Victim(long id, long generation, long size) {
    static Victim read(Prepared row) throws SQLException {
      return new Victim(row.number(1), row.number(2), row.number(3));
    }
  }

  /** Adds the record that a put or a hold on an absent key makes. */
  void insert(long generation, Write write) throws SQLException {
    byte[] value = write.next() instanceof Next.Put put ? put.bytes() : NO_BYTES;
    Lease lease = write.next() instanceof Next.Hold hold ? hold.lease() : null;
    long deadline =
        write.next() instanceof Next.Put put
            ? put.deadlineMillis()
            : requireNonNull(lease, "lease").untilMillis();
    long size = size(write.key(), value.length);
    session.update(
        INSERT,
        generation,
        write.key().bytes(),
        ledger.stamp(stamps),
        end(deadline, nowMillis),
        lease == null ? null : lease.untilMillis(),
        lease == null ? null : lease.purpose().name(),
        size,
        Packed.head(value.length, write.token(), deadline),
        value);
    ledger.count(generation, 1, size);
  }

  /** Changes or removes a record. */
  void update(long generation, Records.Head head, Write write) throws SQLException {
    if (write.next() instanceof Next.Put put) {
      long deadline =
          write.expected() instanceof Expected.Unheld unheld
                  && unheld.keepsDeadline()
                  && head.lives(unheld.nowMillis())
              ? head.deadlineMillis()
              : put.deadlineMillis();
      byte[] value = put.bytes();
      long size = size(write.key(), value.length);
      byte[] bytes = Packed.head(value.length, write.token(), deadline);
      change(PUT, head, deadline, bytes, value, size);
      ledger.resized(size - head.size());
    } else if (write.next() instanceof Next.Touch touch) {
      long deadline = touch.deadlineMillis();
      byte[] bytes = Packed.head(head.valueLength(), write.token(), deadline);
      change(KEEP, head, deadline, bytes, null, null);
    } else if (write.next() instanceof Next.Hold hold) {
      long deadline = head.deadlineMillis();
      long until = hold.lease().untilMillis();
      byte[] bytes = Packed.head(head.valueLength(), write.token(), deadline);
      change(KEEP, head, Math.max(deadline, until), bytes, until, hold.lease().purpose().name());
    } else {
      delete(session, ledger, new Victim(head.id(), generation, head.size()));
    }
  }

  private void change(
      Rewrite rewrite,
      Records.Head head,
      long end,
      byte[] bytes,
      @Nullable Object fifth,
      @Nullable Object sixth)
      throws SQLException {
    session.update(
        stamps.kept() ? rewrite.stamping() : rewrite.plain(),
        head.id(),
        ledger.stamp(stamps),
        end(end, nowMillis),
        bytes,
        fifth,
        sixth);
  }

  /** Removes a record. */
  static void delete(Session session, Ledger ledger, Victim victim) throws SQLException {
    session.update(DELETE, victim.id());
    ledger.count(victim.generation(), -1, -victim.size());
  }

  /** Removes records. */
  static void delete(Session session, Ledger ledger, List<Victim> victims) throws SQLException {
    for (Victim victim : victims) {
      delete(session, ledger, victim);
    }
  }

  /** Returns from when on a record is garbage, never before it was written. */
  static long end(long millis, long nowMillis) {
    return Math.max(millis, nowMillis);
  }

  /** Returns what a record takes. */
  static long size(Key key, int valueLength) {
    return OVERHEAD_BYTES + key.length() + valueLength;
  }
}
