package io.larder.store.sqlite;

import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Page;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table of records. */
final class Records {
  /** The column that makes a record without a lease; for one with a lease it is empty. */
  static final String UNLEASED = "CASE WHEN e.lease_until IS NULL THEN e.record ELSE X'' END";

  /**
   * The columns that make any record. One with a lease does not stand in the first: those are rare,
   * and each column that is read takes its time.
   */
  static final String STORED =
      UNLEASED
          + ", e.id, e.lease_until, e.lease_purpose,"
          + " CASE WHEN e.lease_until IS NOT NULL THEN e.record END";

  private static final int RECORD = 1;
  private static final int ID = 2;
  private static final int LEASE = 3;
  private static final int LEASED = 5;
  private static final int KEY = 6;
  private static final String BY_ID = "SELECT " + STORED + " FROM entry e WHERE e.id = ?";
  private static final String SCAN =
      "SELECT %s FROM namespace n JOIN entry e ON e.generation = n.generation AND e.key %s ?"
          + " WHERE n.name = ? ORDER BY e.key LIMIT ?";
  private static final String HEAD =
      "SELECT id, size, lease_until, lease_purpose, "
          + Packed.HEAD
          + " FROM entry WHERE generation = ? AND key = ?";
  private static final byte[] NO_BYTES = {};

  private Records() {}

  /** The part of a record that decides whether a write is applied, and what it leaves as it is. */
  record Head(
      long id,
      Version version,
      long size,
      long deadlineMillis,
      @Nullable Lease lease,
      int valueLength) {
    boolean isHeld(long nowMillis) {
      return lease != null && lease.lives(nowMillis);
    }

    /** Tells whether the record is worth something, as far as lease and deadline say. */
    boolean lives(long nowMillis) {
      return valueLength > 0
          && nowMillis < deadlineMillis
          && (lease == null || lease.purpose() == Lease.Purpose.CONTENTION);
    }
  }

  /** Reads what decides over a write to this key. */
  static @Nullable Head head(Session session, long generation, Key key) throws SQLException {
    return session.first(HEAD, Records::head, generation, key.bytes());
  }

  private static Head head(Prepared row) throws SQLException {
    byte[] head = row.bytes(5);
    if (head == null || head.length < Packed.HEAD_BYTES) {
      throw new Failure.DamagedException("a record is cut short");
    }
    return new Head(
        row.number(1),
        Version.of(Packed.readToken(head, 0)),
        row.number(2),
        Packed.readDeadline(head, 0),
        lease(row, 3),
        Packed.valueLength(head, 0));
  }

  /** Reads the whole record. */
  static Stored whole(Session session, Head head) throws SQLException {
    Stored stored = session.first(BY_ID, Records::stored, head.id());
    if (stored == null) {
      throw new Failure.DamagedException("an index names a record that is not there");
    }
    return stored;
  }

  /**
   * Reads records in the order of their keys.
   *
   * @param withValues whether to read more than the keys
   * @param after the key before the first, null to begin
   */
  static List<Page.Item> scan(
      Session session, boolean withValues, Object namespace, @Nullable Key after, int limit)
      throws SQLException {
    return session.all(
        SCAN.formatted(withValues ? STORED + ", e.key" : "e.key", after == null ? ">=" : ">"),
        row ->
            withValues
                ? new Page.Item(key(row, KEY), stored(row))
                : new Page.Item(key(row, 1), null),
        after == null ? NO_BYTES : after.bytes(),
        namespace,
        limit);
  }

  /** Returns the record in a row that begins with {@link #STORED}. */
  static Stored stored(Prepared row) throws SQLException {
    byte[] unleased = unleased(row);
    return unleased.length > 0
        ? stored(unleased, null)
        : stored(bytes(row, LEASED), lease(row, LEASE));
  }

  /** Returns what is in the column {@link #UNLEASED}, the first of the row. */
  static byte[] unleased(Prepared row) throws SQLException {
    return bytes(row, RECORD);
  }

  /** Returns the record that these bytes are. */
  static Stored stored(byte[] record, @Nullable Lease lease) throws Failure.DamagedException {
    if (record.length != Packed.length(record, 0)) {
      throw new Failure.DamagedException("a record has another length than it says");
    }
    return Packed.stored(record, 0, lease);
  }

  /** Returns the number of the record in a row that begins with {@link #STORED}. */
  static long id(Prepared row) throws SQLException {
    return row.number(ID);
  }

  private static Key key(Prepared row, int column) throws SQLException {
    return Key.of(bytes(row, column));
  }

  private static byte[] bytes(Prepared row, int column) throws SQLException {
    byte[] bytes = row.bytes(column);
    return bytes == null ? NO_BYTES : bytes;
  }

  private static @Nullable Lease lease(Prepared row, int column) throws SQLException {
    String purpose = row.text(column + 1);
    if (purpose == null) {
      return null;
    }
    try {
      return new Lease(row.number(column), Lease.Purpose.valueOf(purpose));
    } catch (IllegalArgumentException e) {
      throw new Failure.DamagedException("a record has a lease that cannot be read");
    }
  }
}
