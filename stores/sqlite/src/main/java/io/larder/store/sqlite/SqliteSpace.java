package io.larder.store.sqlite;

import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one namespace. */
final class SqliteSpace implements Space {
  private static final String COUNTS =
      "SELECT g.entries, g.bytes FROM namespace n JOIN generation g ON g.id = n.generation"
          + " WHERE n.name = ?";

  private final Settings settings;
  private final Transactions transactions;
  private final CommitQueue queue;
  private final Object name;
  private final Reader reader;

  SqliteSpace(Settings settings, Transactions transactions, CommitQueue queue, Object name) {
    this.settings = settings;
    this.transactions = transactions;
    this.queue = queue;
    this.name = name;
    this.reader = new Reader(name);
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    transactions.figures().reads.add(keys.size());
    if (keys.size() == 1) {
      Key key = keys.iterator().next();
      return transactions.readLittle(
          "get", (database, session) -> reader.find(session, database.stamps(), key));
    }
    List<Key> asked = List.copyOf(keys);
    return transactions.read(
        "get", (database, session) -> reader.find(session, database.stamps(), asked));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    List<@Nullable Result> rejections = new ArrayList<>(writes.size());
    List<Write> fitting = new ArrayList<>(writes.size());
    for (Write write : writes) {
      Result rejection = Limits.rejection(write, settings);
      rejections.add(rejection);
      if (rejection == null) {
        fitting.add(write);
      }
    }
    Iterator<Result> applied = (fitting.isEmpty() ? List.<Result>of() : apply(fitting)).iterator();
    List<Result> results = new ArrayList<>(writes.size());
    for (Result rejection : rejections) {
      results.add(rejection == null ? applied.next() : rejection);
    }
    return results;
  }

  private List<Result> apply(List<Write> writes) {
    List<Result> results = queue.commit(name, writes);
    transactions.figures().commits.increment();
    long conflicts = results.stream().filter(Result.Conflict.class::isInstance).count();
    transactions.figures().conflicts.add(conflicts);
    return results;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    Key after = cursor == null ? null : Key.of(position(cursor));
    List<Page.Item> items =
        transactions.read(
            "scan", (database, session) -> Records.scan(session, withValues, name, after, limit));
    return new Page(items, items.size() < limit ? null : cursorAt(items.get(limit - 1).key()));
  }

  private static Cursor cursorAt(Key key) {
    return new Cursor(HexFormat.of().formatHex(key.bytes()));
  }

  private static byte[] position(Cursor cursor) {
    try {
      return HexFormat.of().parseHex(cursor.position());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "this cursor comes from another store; begin the scan again", e);
    }
  }

  @Override
  public long clear() {
    long cleared =
        transactions.write(
            "clear",
            (database, session, ledger) -> new Commits(database, session, ledger, name).clear(),
            (count, cause) -> {
              throw new StoreException(
                  "clear may have failed: %s: %s; clear again"
                      .formatted(settings, cause.getMessage()),
                  cause);
            });
    transactions.moreGarbage();
    return cleared;
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    return new PollSubscription(transactions, name, listener);
  }

  @Override
  public Size size() {
    return new Size(counts().entries(), Size.Exactness.EXACT);
  }

  @Override
  public StoreStatistics statistics() {
    Map<String, Long> figures = transactions.statistics();
    Counts counts = counts();
    figures.put("entries", counts.entries());
    figures.put("bytes", counts.bytes());
    return new StoreStatistics(figures);
  }

  private record Counts(long entries, long bytes) {}

  private Counts counts() {
    return transactions.read(
        "size",
        (database, session) -> {
          Counts counts =
              session.first(COUNTS, row -> new Counts(row.number(1), row.number(2)), name);
          return counts == null ? new Counts(0, 0) : counts;
        });
  }
}
