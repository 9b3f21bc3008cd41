package io.larder.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one namespace by their keys. Thread-safe.
 *
 * <p>Many records come joined in one row, which takes half the time of as many rows; but not where
 * one of them is large, since it would be copied for that, or is leased, or where its use is to be
 * noted. What was right last time is tried first.
 */
final class Reader {
  private static final int SOME = 10;
  private static final int MANY = 100;

  /** The most that a record takes which is joined with others. */
  private static final long SMALL_BYTES = 1 << 10;

  private static final String ONE =
      "SELECT %s FROM namespace n JOIN entry e ON e.generation = n.generation AND e.key = ?"
          + " WHERE n.name = %s";
  private static final String ROWS = "SELECT " + Records.STORED + ", k.column1";

  /** Both columns in the order in which SQLite meets the records. */
  private static final String JOINED =
      "SELECT CAST(group_concat(k.column1, '') AS BLOB), CAST(group_concat("
          + "CASE WHEN e.lease_until IS NULL AND e.size <= "
          + SMALL_BYTES
          + " THEN e.record END, '') AS BLOB)";

  /** A join reads the keys as they stand here; a list behind IN would be made an index first. */
  private static final String BY_KEYS =
      " FROM namespace n CROSS JOIN (VALUES %s) k CROSS JOIN entry e"
          + " ON e.generation = n.generation AND e.key = k.column2 WHERE n.name = %s";

  private static final int POSITION = 6;

  private final String one;
  private final String oneUnleased;
  private final Many some;
  private final Many many;
  private volatile boolean apart;

  /** A reader of the namespace of this name, which stands in the statements: that binds faster. */
  Reader(Object name) {
    String literal = literal(name);
    this.one = ONE.formatted(Records.STORED, literal);
    this.oneUnleased = ONE.formatted(Records.UNLEASED, literal);
    this.some = Many.of(SOME, literal);
    this.many = Many.of(MANY, literal);
  }

  /** Returns a name as SQL, in hexadecimal, which needs no quotes. */
  private static String literal(Object name) {
    return name instanceof byte[] bytes
        ? "X'" + HexFormat.of().formatHex(bytes) + "'"
        : "CAST(X'" + HexFormat.of().formatHex(name.toString().getBytes(UTF_8)) + "' AS TEXT)";
  }

  /** The statements that read up to this many records. */
  private record Many(int keys, String joined, String rows) {
    static Many of(int keys, String name) {
      String numbered =
          IntStream.range(0, keys)
              .mapToObj("(X'%02x', ?)"::formatted)
              .collect(Collectors.joining(", "));
      String byKeys = BY_KEYS.formatted(numbered, name);
      return new Many(keys, JOINED + byKeys, ROWS + byKeys);
    }
  }

  /** Two columns of a row. */
  private record Joined(byte @Nullable [] positions, byte @Nullable [] records) {
    static Joined read(Prepared row) throws SQLException {
      return new Joined(row.bytes(1), row.bytes(2));
    }
  }

  /** A record, and the position of its key. */
  private record Found(int position, Stored stored) {}

  /** Reads one record, if it is there. */
  Map<Key, Stored> find(Session session, AccessStamps stamps, Key key) throws SQLException {
    if (!stamps.kept()) {
      byte[] record = session.first(oneUnleased, Records::unleased, key.bytes());
      if (record == null) {
        return Map.of();
      }
      if (record.length > 0) {
        return Map.of(key, Records.stored(record, null));
      }
    }
    Stored stored = session.first(one, row -> used(row, stamps), key.bytes());
    return stored == null ? Map.of() : Map.of(key, stored);
  }

  /** Reads the records that are there, of one state of the file. */
  Map<Key, Stored> find(Session session, AccessStamps stamps, List<Key> keys) throws SQLException {
    Map<Key, Stored> found = new HashMap<>(2 * keys.size());
    if (keys.size() <= MANY) {
      findAtOnce(session, stamps, keys, found);
      return found;
    }
    session.update("BEGIN");
    for (int from = 0; from < keys.size(); from += MANY) {
      List<Key> part = keys.subList(from, Math.min(keys.size(), from + MANY));
      findAtOnce(session, stamps, part, found);
    }
    session.update("COMMIT");
    return found;
  }

  private void findAtOnce(
      Session session, AccessStamps stamps, List<Key> keys, Map<Key, Stored> found)
      throws SQLException {
    Many statements = keys.size() <= SOME ? some : many;
    @Nullable Object[] parameters = new @Nullable Object[statements.keys()];
    for (int i = 0; i < keys.size(); i++) { // no key equals the nulls that are left
      parameters[i] = keys.get(i).bytes();
    }
    if (apart
        || stamps.kept()
        || !joined(session.first(statements.joined(), Joined::read, parameters), keys, found)) {
      apart(session, stamps, statements.rows(), parameters, keys, found);
    }
  }

  /** Takes joined records apart; returns false, and finds none, when not each came along. */
  private static boolean joined(@Nullable Joined row, List<Key> keys, Map<Key, Stored> found)
      throws SQLException {
    if (row == null || row.positions() == null) {
      return true;
    }
    byte[] positions = row.positions();
    byte[] records = row.records() == null ? new byte[0] : row.records();
    int count = 0;
    for (int at = 0; at < records.length; at += Packed.length(records, at)) {
      count++;
    }
    if (count != positions.length) {
      return false;
    }
    int at = 0;
    for (byte position : positions) {
      found.put(keys.get(position), Packed.stored(records, at, null));
      at += Packed.length(records, at);
    }
    return true;
  }

  private void apart(
      Session session,
      AccessStamps stamps,
      String statement,
      @Nullable Object[] parameters,
      List<Key> keys,
      Map<Key, Stored> found)
      throws SQLException {
    boolean joinable = true;
    for (Found each :
        session.all(
            statement,
            row -> new Found(requireNonNull(row.bytes(POSITION), "position")[0], used(row, stamps)),
            parameters)) {
      Key key = keys.get(each.position());
      Stored stored = each.stored();
      joinable &= stored.lease() == null && Entries.size(key, stored.length()) <= SMALL_BYTES;
      found.put(key, stored);
    }
    apart = !joinable;
  }

  /** Reads a record, and notes that it was used where that matters. */
  private static Stored used(Prepared row, AccessStamps stamps) throws SQLException {
    if (stamps.kept()) {
      stamps.read(Records.id(row));
    }
    return Records.stored(row);
  }
}
