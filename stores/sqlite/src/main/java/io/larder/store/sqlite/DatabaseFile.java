package io.larder.store.sqlite;

import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The database at a path, whatever happens to the file: one that is gone is made again, and a
 * damaged one is set aside. To the caller the store is then empty.
 */
final class DatabaseFile {
  /** What is done with the database; done again when the file had to be replaced. */
  @FunctionalInterface
  interface Work<T> {
    T on(Database database) throws SQLException;
  }

  private static final int ATTEMPTS = 10;
  private static final System.Logger LOGGER = System.getLogger("io.larder.store.sqlite");

  private final Settings settings;
  private final Ticker ticker;
  private final Figures figures;
  private final FileGuard guard;
  private final ReentrantLock swapLock = new ReentrantLock();

  /** Null when the store is closed; changed under the swap lock. */
  private volatile @Nullable Database current;

  DatabaseFile(Settings settings, Ticker ticker, Figures figures) {
    this.settings = settings;
    this.ticker = ticker;
    this.figures = figures;
    this.guard = FileGuard.of(settings.file());
    guard.lock(ticker, settings);
    try {
      this.current = open();
    } finally {
      guard.unlock();
    }
  }

  /** Tells whether a database is the one at its path. */
  @FunctionalInterface
  private interface Look {
    boolean at(Database database) throws IOException;
  }

  /** Does something, named in messages, with the file that is at the path now. */
  <T> T with(String what, Work<T> work) {
    return with(what, work, Database::inPlace);
  }

  /** Does something, named in messages, with the file that was at the path a moment ago. */
  <T> T withRecent(String what, Work<T> work) {
    return with(what, work, Database::inPlaceLately);
  }

  private <T> T with(String what, Work<T> work, Look look) {
    for (int attempt = 1; ; attempt++) {
      Database database = inPlace(look);
      try {
        return work.on(database);
      } catch (SQLException e) {
        Failure failure = Failure.of(e);
        boolean ours = failure == Failure.OTHER && isInPlace(database, Database::inPlace);
        if (attempt == ATTEMPTS || ours) {
          throw failed(what, e);
        }
        replace(database, failure == Failure.DAMAGED ? e : null);
      }
    }
  }

  /** Closes the file, and returns when nothing more is done with it. A second call does nothing. */
  void close() {
    swapLock.lock();
    try {
      Database database = current;
      current = null;
      if (database != null) {
        flush(database);
        database.retire();
        database.awaitClosed();
      }
    } finally {
      swapLock.unlock();
    }
  }

  /** Tries to: without it no record is lost, only the order in which some were read. */
  private static void flush(Database database) {
    try {
      if (database.inPlace()) {
        database.flush();
      }
    } catch (SQLException | IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "last reads are not written down", e);
    }
  }

  private Database inPlace(Look look) {
    Database database = current;
    if (database == null) {
      throw new StoreException(settings + " is closed");
    }
    return isInPlace(database, look) ? database : replace(database, null);
  }

  private boolean isInPlace(Database database, Look look) {
    try {
      return look.at(database);
    } catch (IOException e) {
      throw failed("look", e);
    }
  }

  /** Opens what is at the path now, after moving away what is damaged there. */
  private Database replace(Database old, @Nullable SQLException damage) {
    swapLock.lock();
    try {
      Database database = current;
      if (database == null) {
        throw new StoreException(settings + " is closed");
      }
      if (database != old) {
        return database;
      }
      Location.prepare(settings.file());
      guard.lock(ticker, settings);
      try {
        if (old.inPlace()) {
          if (damage != null) {
            setAside(damage);
          }
        } else if (old.logInPlace()) {
          tellOfLog(SetAside.moveLog(settings.file(), ticker.millis()));
        }
        old.retire();
        Database opened = open();
        current = opened;
        return opened;
      } finally {
        guard.unlock();
      }
    } catch (IOException e) {
      throw failed("replace", e);
    } finally {
      swapLock.unlock();
    }
  }

  private Database open() {
    try {
      for (int attempt = 1; ; attempt++) {
        Location.prepare(settings.file());
        makeIfMissing();
        Object key = Location.keyOf(settings.file());
        try {
          return Database.open(settings, ticker);
        } catch (SQLException e) {
          Failure failure = Failure.of(e);
          boolean same = key != null && key.equals(Location.keyOf(settings.file()));
          if (attempt == ATTEMPTS || (failure == Failure.OTHER && same)) {
            throw failed("open", e);
          }
          if (failure == Failure.DAMAGED) {
            requireOurs(e);
            setAside(e);
          }
        }
      }
    } catch (IOException e) {
      throw failed("open", e);
    }
  }

  /** Makes the file if it is missing, after moving away the log of one that is gone. */
  private void makeIfMissing() throws IOException {
    Path file = settings.file();
    if (Location.length(file) == 0 && Location.length(Path.of(file + "-wal")) > 0) {
      tellOfLog(SetAside.move(file, ticker.millis()));
    }
    Location.create(file);
  }

  private void tellOfLog(Path target) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "%s was deleted or replaced; the log that it left is now %s-wal, delete it when you like"
            .formatted(settings, target));
  }

  private void requireOurs(SQLException damage) throws IOException {
    if (!guard.mark().isThere()) {
      throw new StoreException(
          ("%s is no database, or a damaged one that is not Larder's (%s); it was left alone: name"
                  + " another file, or move this one away")
              .formatted(settings, damage.getMessage()),
          damage);
    }
  }

  private void setAside(SQLException damage) throws IOException {
    Path target = SetAside.move(settings.file(), ticker.millis());
    figures.damagedFiles.increment();
    LOGGER.log(
        System.Logger.Level.WARNING,
        "%s was damaged (%s); it is now %s, and an empty one takes its place"
            .formatted(settings, damage.getMessage(), target));
  }

  private StoreException failed(String what, Exception cause) {
    boolean busy = cause instanceof SQLException e && Failure.busy(e);
    String advice =
        busy
            ? "; nothing was done within %d ms, raise busy-timeout or look for a long transaction"
                .formatted(settings.busyMillis())
            : "";
    return new StoreException(
        "%s failed: %s: %s%s".formatted(what, settings, cause.getMessage(), advice), cause);
  }
}
