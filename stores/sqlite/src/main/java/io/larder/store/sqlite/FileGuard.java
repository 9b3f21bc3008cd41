package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process at a time open, close or replace a file: a lock in this process,
 * and a lock on the file {@code <file>.lock}, which stays. Reentrant.
 *
 * <p>Without it, a connection made while the file is being replaced could join the old database
 * with the new one's log.
 */
final class FileGuard {
  private static final Map<Path, FileGuard> GUARDS = new ConcurrentHashMap<>();
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LEAST_WAIT_MILLIS = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Path path;

  @GuardedBy("lock")
  private @Nullable FileChannel channel;

  private FileGuard(Path path) {
    this.path = path;
  }

  static FileGuard of(Path file) {
    return GUARDS.computeIfAbsent(
        file.resolveSibling(file.getFileName() + ".lock"), FileGuard::new);
  }

  /** Waits for the others, and {@link #unlock} must follow. */
  void lock(Ticker ticker, Settings settings) {
    lock.lock();
    boolean locked = false;
    try {
      if (lock.getHoldCount() == 1) {
        channel = open(ticker, Math.max(2L * settings.busyMillis(), LEAST_WAIT_MILLIS));
      }
      locked = true;
    } catch (IOException e) {
      throw new StoreException(
          "the lock file %s cannot be used: %s; check its folder".formatted(path, e), e);
    } finally {
      if (!locked) {
        lock.unlock();
      }
    }
  }

  /** Does the same, or returns false when the lock file is gone or somebody hangs. */
  boolean tryLock(Ticker ticker, Settings settings) {
    if (Files.notExists(path)) {
      return false; // who closes a file makes none
    }
    try {
      lock(ticker, settings);
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  void unlock() {
    try {
      if (lock.getHoldCount() == 1 && channel != null) {
        channel.close();
        channel = null;
      }
    } catch (IOException e) {
      throw new StoreException("the lock file %s cannot be closed: %s".formatted(path, e), e);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the line in the lock file, for as long as the caller holds this guard. */
  OwnerMark mark() {
    lock.lock();
    try {
      return new OwnerMark(requireNonNull(channel, "nobody holds the guard"));
    } finally {
      lock.unlock();
    }
  }

  private FileChannel open(Ticker ticker, long waitMillis) throws IOException {
    Location.create(path);
    FileChannel opened = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      long from = ticker.nanos();
      while (!tryLock(opened)) {
        if (ticker.nanos() - from > TimeUnit.MILLISECONDS.toNanos(waitMillis)) {
          throw new StoreException(
              "%s is locked by another process for %d ms; find the process that hangs"
                  .formatted(path, waitMillis));
        }
        ticker.pause(PAUSE_NANOS);
      }
      locked = true;
      return opened;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for " + path, e);
    } finally {
      if (!locked) {
        opened.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by Larder in another class loader of this process
    }
  }
}
