package io.larder.store.sqlite;

import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads and writes the file, with the ledger and the housekeeping around each write. */
final class Transactions {
  /** What is asked of the file. */
  @FunctionalInterface
  interface Query<T> {
    T ask(Database database, Session session) throws SQLException;
  }

  /** What a transaction does before the housekeeping. */
  @FunctionalInterface
  interface Change<T> {
    T make(Database database, Session session, Ledger ledger) throws SQLException;
  }

  private static final int MOST_PAGES_AT_OPEN = 10;

  private final Settings settings;
  private final Ticker ticker;
  private final Figures figures = new Figures();
  private final Housekeeping housekeeping;
  private final DatabaseFile file;

  /** Spares a statement that would find out. */
  private volatile boolean heardLately;

  Transactions(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.housekeeping = new Housekeeping(settings, ticker);
    this.file = new DatabaseFile(settings, ticker, figures);
  }

  /** Asks one of the readers. */
  <T> T read(String what, Query<T> query) {
    return file.withRecent(
        what,
        database -> {
          T answer = database.read(session -> query.ask(database, session));
          database.flushIfFull();
          return answer;
        });
  }

  /** Asks for so little that a commit may wait for it. */
  <T> T readLittle(String what, Query<T> query) {
    return file.withRecent(
        what,
        database -> {
          T answer = database.readLittle(session -> query.ask(database, session));
          database.flushIfFull();
          return answer;
        });
  }

  /** Asks the session that sees what all others commit. */
  <T> T watch(String what, Query<T> query) {
    return file.with(
        what, database -> database.watcher().with(session -> query.ask(database, session)));
  }

  /**
   * Runs a transaction.
   *
   * @param uncertain makes the answer when nobody knows whether it was done
   */
  <T> T write(String what, Change<T> change, BiFunction<T, SQLException, T> uncertain) {
    return run(
        what,
        (database, session, ledger) -> {
          ledger.forgetWhoIsGone(ticker.millis());
          T made = change.make(database, session, ledger);
          housekeeping.tidy(session, ledger, database.stamps());
          return made;
        },
        uncertain);
  }

  /** Puts over a record in one statement; empty when that is not enough, and nothing was done. */
  Optional<Result> overwrite(Object namespace, Write write) {
    // within bounds a write has to say when the record was used, and others may have to leave
    boolean more = settings.bounded() || heardLately || housekeeping.isDue(ticker.millis());
    return !more && Overwrite.fits(write)
        ? file.with("commit", database -> database.overwrite(namespace, write))
        : Optional.empty();
  }

  /**
   * Has each commit until then write down what it changes, and returns whether it will: not when
   * another process writes for long just now.
   *
   * @param untilMillis wall-clock milliseconds
   */
  boolean hear(String what, long untilMillis) {
    return file.with(what, database -> database.hear(untilMillis));
  }

  /** Reclaims some of what others left, and page by page all beyond a bound that was lowered. */
  void tidyUp() {
    try {
      boolean again = true;
      for (int page = 1; again; page++) {
        boolean enough = page >= MOST_PAGES_AT_OPEN;
        again =
            run(
                "open",
                (database, session, ledger) -> {
                  boolean any = housekeeping.page(session, ledger) > 0;
                  boolean more = housekeeping.hasMore() && !enough;
                  return any && (more || ledger.over(settings));
                },
                (answer, e) -> false);
      }
    } catch (StoreException e) {
      housekeeping.more(); // the commits that follow do it
    }
  }

  void close() {
    file.close();
  }

  Ticker ticker() {
    return ticker;
  }

  Figures figures() {
    return figures;
  }

  /** Says that the next transactions have something to reclaim. */
  void moreGarbage() {
    housekeeping.more();
  }

  /** Returns figures of the whole file and of this process. */
  Map<String, Long> statistics() {
    Ledger ledger = read("statistics", (database, session) -> Ledger.load(session));
    Map<String, Long> statistics = new HashMap<>();
    ledger.tell(statistics);
    figures.tell(statistics);
    statistics.put("file.bytes", Location.length(settings.file()));
    statistics.put("wal.bytes", Location.length(Path.of(settings.file() + "-wal")));
    return statistics;
  }

  private <T> T run(String what, Change<T> change, BiFunction<T, SQLException, T> uncertain) {
    Ledger[] done = new Ledger[1];
    T made =
        file.with(
            what,
            database ->
                database.write(
                    session -> {
                      Ledger ledger = Ledger.load(session);
                      T result = change.make(database, session, ledger);
                      ledger.store(session);
                      done[0] = ledger;
                      return result;
                    },
                    uncertain));
    done[0].tell(figures);
    heardLately = done[0].heard();
    return made;
  }
}
