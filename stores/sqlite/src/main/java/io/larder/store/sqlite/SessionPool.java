package io.larder.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bounded number of sessions of one kind, made when they are needed, until it is retired. */
final class SessionPool {
  /** What is done with a session. */
  @FunctionalInterface
  interface Work<T> {
    T on(Session session) throws SQLException;
  }

  /** Makes a session. */
  @FunctionalInterface
  interface Opener {
    Session open() throws SQLException;
  }

  private final int size;
  private final Semaphore permits;
  private final Opener opener;
  private final Consumer<Session> closer;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean retired;

  /** Makes a pool that serves those who wait in the order in which they came. */
  SessionPool(int size, Opener opener, Consumer<Session> closer) {
    this.size = size;
    this.permits = new Semaphore(size, true);
    this.opener = opener;
    this.closer = closer;
  }

  /** Puts in a session that is open already. */
  void add(Session session) {
    idle.addFirst(session);
  }

  /** Waits for a session and works with it; one that failed is closed. */
  <T> T with(Work<T> work) throws SQLException {
    permits.acquireUninterruptibly();
    return withPermit(work);
  }

  /** Works with a session if one is free and nobody waits, else does nothing and returns null. */
  <T> @Nullable T tryWith(Work<T> work) throws SQLException {
    return !permits.hasQueuedThreads() && permits.tryAcquire() ? withPermit(work) : null;
  }

  private <T> T withPermit(Work<T> work) throws SQLException {
    Session session = null;
    try {
      if (retired) {
        throw new Failure.GoneException();
      }
      session = idle.pollFirst();
      if (session == null) {
        session = opener.open();
      }
      T result = work.on(session);
      if (!session.spoiled()) {
        idle.addFirst(session);
        session = null;
      }
      return result;
    } finally {
      if (session != null) {
        closer.accept(session);
      }
      if (retired) {
        closeIdle();
      }
      permits.release();
    }
  }

  /** Closes the sessions, those in use when they come back. */
  void retire() {
    retired = true;
    closeIdle();
  }

  /** Waits until every session of a retired pool is closed. */
  void awaitClosed() {
    permits.acquireUninterruptibly(size);
    closeIdle();
    permits.release(size);
  }

  private void closeIdle() {
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      closer.accept(session);
    }
  }
}
