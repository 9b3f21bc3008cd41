package io.larder.store.sqlite;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies writes to one namespace within one transaction. */
final class Commits {
  private static final String NAMESPACE = "SELECT id, generation FROM namespace WHERE name = ?";
  private static final String NEW_NAMESPACE =
      "INSERT INTO namespace(name, id, generation) VALUES (?1, ?2, ?2)";
  private static final String NEW_GENERATION =
      "INSERT INTO generation(entries, bytes) VALUES (0, 0)";
  private static final String ITS_NUMBER = "SELECT last_insert_rowid()";
  private static final String SUCCEED = "UPDATE namespace SET generation = ? WHERE name = ?";
  private static final String ENTRIES = "SELECT entries FROM generation WHERE id = ?";

  private final Session session;
  private final Ledger ledger;
  private final Object name;
  private final Entries entries;
  private @Nullable Place place;

  /** A namespace, named by the number of its first generation, and where its records are. */
  private record Place(long namespace, long generation) {}

  Commits(Database database, Session session, Ledger ledger, Object name) throws SQLException {
    this.session = session;
    this.ledger = ledger;
    this.entries = new Entries(session, ledger, database.stamps(), database.nowMillis());
    this.name = name;
    this.place = session.first(NAMESPACE, row -> new Place(row.number(1), row.number(2)), name);
  }

  /** Applies each write whose expectation holds. */
  List<Result> apply(List<Write> writes) throws SQLException {
    List<Result> results = new ArrayList<>(writes.size());
    for (Write write : writes) {
      results.add(apply(write));
    }
    return results;
  }

  /** Leaves the records to the housekeeping and begins a new generation, in O(1). */
  long clear() throws SQLException {
    Place old = place;
    if (old == null) {
      return 0;
    }
    long count = session.number(ENTRIES, old.generation());
    long generation = newGeneration();
    session.update(SUCCEED, generation, name);
    ChangeLog.cleared(session, ledger, old.namespace());
    place = new Place(old.namespace(), generation);
    return count;
  }

  private Result apply(Write write) throws SQLException {
    Place at = place;
    Records.Head head = at == null ? null : Records.head(session, at.generation(), write.key());
    if (!expected(write.expected(), head)) {
      return new Result.Conflict(head == null ? null : Records.whole(session, head));
    }
    if (at == null) {
      at = newPlace();
      place = at;
    }
    if (head == null) {
      entries.insert(at.generation(), write);
    } else {
      entries.update(at.generation(), head, write);
    }
    Token token = write.next() instanceof Next.Delete ? null : write.token();
    ChangeLog.changed(session, ledger, at.namespace(), write.key(), token);
    return new Result.Applied(Version.of(write.token()));
  }

  private boolean expected(Expected expected, Records.@Nullable Head head) {
    if (expected instanceof Expected.Is is) {
      return head != null && is.version().equals(head.version());
    }
    if (expected instanceof Expected.Unheld unheld) {
      return head == null || !head.isHeld(unheld.nowMillis());
    }
    return head == null;
  }

  private long newGeneration() throws SQLException {
    session.update(NEW_GENERATION);
    return session.number(ITS_NUMBER);
  }

  private Place newPlace() throws SQLException {
    long generation = newGeneration();
    session.update(NEW_NAMESPACE, name, generation);
    return new Place(generation, generation);
  }
}
