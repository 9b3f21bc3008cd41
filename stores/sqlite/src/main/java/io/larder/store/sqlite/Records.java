package io.larder.store.sqlite;

import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Page;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table of records. */
final class Records {
  /**
   * The rarest last: to read a column of a row takes a tenth of what it takes to find the row. The
   * first is null for a record with a lease, whose deadline stands further on.
   */
  private static final String STORED =
      "CASE WHEN e.lease_until IS NULL THEN e.deadline END, e.token_high, e.token_low, e.value,"
          + " e.key, e.id, e.deadline, e.lease_until, e.lease_purpose";

  private static final int UNLEASED_DEADLINE = 1;
  private static final int TOKEN = 2;
  private static final int VALUE = 4;
  private static final int KEY = 5;
  private static final int ID = 6;
  private static final int DEADLINE = 7;
  private static final int LEASE = 8;
  private static final String BY_KEY =
      "SELECT "
          + STORED
          + " FROM namespace n JOIN entry e ON e.generation = n.generation"
          + " AND e.key = ? WHERE n.name = ?";
  private static final int SOME = 10;
  private static final int MANY = 100;
  private static final String BY_SOME_KEYS = byKeys(SOME);
  private static final String BY_MANY_KEYS = byKeys(MANY);
  private static final String BY_ID = "SELECT " + STORED + " FROM entry e WHERE e.id = ?";
  private static final String SCAN =
      "SELECT %s FROM namespace n JOIN entry e ON e.generation = n.generation AND e.key %s ?"
          + " WHERE n.name = ? ORDER BY e.key LIMIT ?";
  private static final String HEAD =
      "SELECT id, token_high, token_low, size, deadline, lease_until, lease_purpose,"
          + " length(value) > 0"
          + " FROM entry WHERE generation = ? AND key = ?";
  private static final byte[] NO_BYTES = {};

  private Records() {}

  private static String byKeys(int count) {
    return BY_KEY.replace("e.key = ?", "e.key IN (?" + ", ?".repeat(count - 1) + ")");
  }

  /** The part of a record that decides whether a write is applied, read without the value. */
  record Head(
      long id,
      Version version,
      long size,
      long deadlineMillis,
      @Nullable Lease lease,
      boolean hasValue) {
    boolean isHeld(long nowMillis) {
      return lease != null && lease.lives(nowMillis);
    }

    /** Tells whether the record is worth something, as far as lease and deadline say. */
    boolean lives(long nowMillis) {
      return hasValue
          && nowMillis < deadlineMillis
          && (lease == null || lease.purpose() == Lease.Purpose.CONTENTION);
    }
  }

  /** A record and its key. */
  record Found(Key key, Stored stored) {}

  /** Reads the records of the namespace with this name that are there, of one state of the file. */
  static List<Found> find(Session session, AccessStamps stamps, Object namespace, List<Key> keys)
      throws SQLException {
    if (keys.size() <= MANY) {
      return findAtOnce(session, stamps, namespace, keys);
    }
    List<Found> found = new ArrayList<>(keys.size());
    session.update("BEGIN");
    for (int from = 0; from < keys.size(); from += MANY) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + MANY));
      found.addAll(findAtOnce(session, stamps, namespace, some));
    }
    session.update("COMMIT");
    return found;
  }

  private static List<Found> findAtOnce(
      Session session, AccessStamps stamps, Object namespace, List<Key> keys) throws SQLException {
    if (keys.size() <= 1) {
      Found found = keys.isEmpty() ? null : find(session, stamps, namespace, keys.get(0));
      return found == null ? List.of() : List.of(found);
    }
    int count = keys.size() <= SOME ? SOME : MANY;
    Object[] parameters = new Object[count + 1];
    for (int i = 0; i < count; i++) { // the last one fills what is left
      parameters[i] = keys.get(Math.min(i, keys.size() - 1)).bytes();
    }
    parameters[count] = namespace;
    return session.all(
        count == SOME ? BY_SOME_KEYS : BY_MANY_KEYS,
        row -> used(row, stamps, key(row, KEY)),
        parameters);
  }

  private static @Nullable Found find(
      Session session, AccessStamps stamps, Object namespace, Key key) throws SQLException {
    return session.first(BY_KEY, row -> used(row, stamps, key), key.bytes(), namespace);
  }

  /** Reads a record, and notes that it was used where that matters. */
  private static Found used(ResultSet row, AccessStamps stamps, Key key) throws SQLException {
    if (stamps.kept()) {
      stamps.read(row.getLong(ID));
    }
    return new Found(key, stored(row));
  }

  /** Reads what decides over a write to this key. */
  static @Nullable Head head(Session session, long generation, Key key) throws SQLException {
    return session.first(
        HEAD,
        row ->
            new Head(
                row.getLong(1),
                Version.of(token(row, 2)),
                row.getLong(4),
                row.getLong(5),
                lease(row, 6),
                row.getBoolean(8)),
        generation,
        key.bytes());
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
        SCAN.formatted(withValues ? STORED : "e.key", after == null ? ">=" : ">"),
        row ->
            withValues
                ? new Page.Item(key(row, KEY), stored(row))
                : new Page.Item(key(row, 1), null),
        after == null ? NO_BYTES : after.bytes(),
        namespace,
        limit);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    long deadline = row.getLong(UNLEASED_DEADLINE);
    Lease lease = null;
    if (deadline == 0) {
      deadline = row.getLong(DEADLINE);
      lease = lease(row, LEASE);
    }
    if (deadline <= 0) {
      throw new Failure.DamagedException("a record has no deadline");
    }
    Token token = token(row, TOKEN);
    byte[] value = row.getBytes(VALUE);
    return new Stored(value == null ? NO_BYTES : value, deadline, Version.of(token), token, lease);
  }

  private static Token token(ResultSet row, int column) throws SQLException {
    return new Token(row.getLong(column), row.getLong(column + 1));
  }

  private static Key key(ResultSet row, int column) throws SQLException {
    byte[] key = row.getBytes(column);
    return Key.of(key == null ? NO_BYTES : key);
  }

  private static @Nullable Lease lease(ResultSet row, int column) throws SQLException {
    String purpose = row.getString(column + 1);
    if (purpose == null) {
      return null;
    }
    try {
      return new Lease(row.getLong(column), Lease.Purpose.valueOf(purpose));
    } catch (IllegalArgumentException e) {
      throw new Failure.DamagedException("a record has a lease that cannot be read");
    }
  }
}
