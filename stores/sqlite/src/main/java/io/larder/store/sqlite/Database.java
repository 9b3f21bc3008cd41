package io.larder.store.sqlite;

import io.larder.spi.Result;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One open file, as long as it is the one at its path: a writer, some readers, and a watcher. */
final class Database {
  private static final System.Logger LOGGER = System.getLogger("io.larder.store.sqlite");

  /** Some more than processors, since a reader may wait for the disk. */
  private static final int READERS = Math.min(16, 2 + Runtime.getRuntime().availableProcessors());

  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Settings settings;
  private final Ticker ticker;
  private final Object key;
  private final @Nullable Object logKey;
  private final long identity;
  private final AccessStamps stamps;
  private final Checkpoints checkpoints;
  private final SessionPool writer;
  private final SessionPool readers;
  private final SessionPool watcher;
  private volatile long lookedNanos;

  private Database(Settings settings, Ticker ticker, Object key, long identity, AccessStamps stamps)
      throws IOException {
    this.settings = settings;
    this.ticker = ticker;
    this.key = key;
    this.identity = identity;
    this.stamps = stamps;
    this.checkpoints = new Checkpoints(settings);
    this.logKey = Location.keyOf(log(settings));
    this.writer = new SessionPool(1, () -> join(true), this::close);
    this.readers = new SessionPool(READERS, () -> join(false), this::close);
    this.watcher = new SessionPool(1, () -> join(false), this::close);
    this.lookedNanos = ticker.nanos() - FRESH_NANOS;
  }

  /** Opens the file, which must be there. The caller holds the {@link FileGuard}. */
  static Database open(Settings settings, Ticker ticker) throws SQLException, IOException {
    Object key = Location.keyOf(settings.file());
    if (key == null) {
      throw new Failure.GoneException();
    }
    Session session = Session.writing(settings);
    boolean opened = false;
    try {
      Schema.requireOurs(session, settings);
      FileGuard.of(settings.file()).mark().leave();
      long identity = Schema.open(session, settings);
      long highest = session.number("SELECT max(accessed) FROM entry");
      AccessStamps stamps = new AccessStamps(ticker, highest, settings.bounded());
      Database database = new Database(settings, ticker, key, identity, stamps);
      database.requireInPlace();
      database.writer.add(session);
      opened = true;
      return database;
    } finally {
      if (!opened) {
        session.close();
      }
    }
  }

  long nowMillis() {
    return ticker.millis();
  }

  /** When its records were read. */
  AccessStamps stamps() {
    return stamps;
  }

  /** Reads with one of the readers. */
  <T> T read(SessionPool.Work<T> work) throws SQLException {
    return readers.with(work);
  }

  /**
   * Reads a little, with the writer if nobody writes: it alone still has in memory what it has just
   * written, which a reader has to fetch anew with all that leads there.
   */
  <T> T readLittle(SessionPool.Work<T> work) throws SQLException {
    T read =
        writer.tryWith(
            session -> {
              session.waitForLocks(settings.busyMillis());
              return work.on(session);
            });
    return read == null ? read(work) : read;
  }

  /** The one session that feeds watch the file with. */
  SessionPool watcher() {
    return watcher;
  }

  /** Tells whether the file at the path is the one that is open. */
  boolean inPlace() throws IOException {
    return key.equals(Location.keyOf(settings.file()));
  }

  /** Tells whether it was a millisecond ago: to look takes half as long as to read a record. */
  boolean inPlaceLately() throws IOException {
    long now = ticker.nanos();
    if (now - lookedNanos < FRESH_NANOS) {
      return true;
    }
    boolean inPlace = inPlace();
    if (inPlace) {
      lookedNanos = now;
    }
    return inPlace;
  }

  /** Tells whether the log at the path is the one of this database. */
  boolean logInPlace() throws IOException {
    return logKey != null && logKey.equals(Location.keyOf(log(settings)));
  }

  /**
   * Runs a transaction.
   *
   * @param uncertain makes the answer when nobody knows whether the transaction was done
   */
  <T> T write(SessionPool.Work<T> work, BiFunction<T, SQLException, T> uncertain)
      throws SQLException {
    return writer.with(
        session -> {
          session.begin(settings.busyMillis());
          T result = work.on(session);
          try {
            session.update("COMMIT");
          } catch (SQLException e) {
            if (!Failure.uncertain(e)) {
              throw e;
            }
            session.spoil();
            return uncertain.apply(result, e);
          }
          checkpoint(session);
          return result;
        });
  }

  /**
   * Puts over a record in one statement; empty when that is not enough, and nothing was done.
   *
   * @param namespace its name
   */
  Optional<Result> overwrite(Object namespace, Write write) throws SQLException {
    return writer.with(
        session -> {
          try {
            if (!Overwrite.run(session, settings.busyMillis(), namespace, write, nowMillis())) {
              return Optional.empty();
            }
          } catch (SQLException e) {
            if (!Failure.uncertain(e)) {
              throw e;
            }
            session.spoil();
            return Optional.of(new Result.Unknown(e));
          }
          checkpoint(session);
          return Optional.of(new Result.Applied(Version.of(write.token())));
        });
  }

  /** What fails here is no failure of the commit before it. */
  private void checkpoint(Session session) {
    try {
      checkpoints.run(session);
    } catch (SQLException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "the log was not moved into the database", e);
      session.spoil();
    }
  }

  /** Notes until when somebody wants to hear of changes, unless another process is in the way. */
  boolean hear(long untilMillis) throws SQLException {
    return writer.with(
        session -> {
          if (!session.beginSoon(Session.PATIENCE_MILLIS)) {
            return false;
          }
          Ledger ledger = Ledger.load(session);
          ledger.hear(untilMillis);
          ledger.store(session);
          session.update("COMMIT");
          return true;
        });
  }

  /** Writes down which records were read, if that goes without waiting. */
  void flush() throws SQLException {
    writer.tryWith(session -> stamps.tryFlush(session));
  }

  /** Does the same when there are many. */
  void flushIfFull() throws SQLException {
    if (stamps.full()) {
      flush();
    }
  }

  /** Closes every session that is not in use, and the others when they come back. */
  void retire() {
    readers.retire();
    watcher.retire();
    writer.retire();
  }

  /** Waits for those. The caller holds neither a session nor the {@link FileGuard}. */
  void awaitClosed() {
    readers.awaitClosed();
    watcher.awaitClosed();
    writer.awaitClosed();
  }

  private Session join(boolean writing) throws SQLException {
    FileGuard guard = FileGuard.of(settings.file());
    guard.lock(ticker, settings);
    Session session = null;
    try {
      requireInPlace();
      Session opening = writing ? Session.writing(settings) : Session.reading(settings);
      session = opening;
      if (opening.number("SELECT identity FROM file") != identity) {
        throw new Failure.GoneException();
      }
      requireInPlace();
      session = null;
      return opening;
    } finally {
      if (session != null) {
        session.close();
      }
      guard.unlock();
    }
  }

  private void requireInPlace() throws SQLException {
    try {
      if (!inPlace()) {
        throw new Failure.GoneException();
      }
    } catch (IOException e) {
      throw new SQLException(e.toString(), e);
    }
  }

  private void close(Session session) {
    FileGuard guard = FileGuard.of(settings.file());
    boolean locked = guard.tryLock(ticker, settings);
    session.close();
    if (locked) {
      guard.unlock();
    }
  }

  private static Path log(Settings settings) {
    return Path.of(settings.file() + "-wal");
  }
}
