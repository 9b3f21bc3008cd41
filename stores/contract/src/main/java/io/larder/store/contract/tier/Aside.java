package io.larder.store.contract.tier;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work in another thread, whose outcome a test asks for; nobody waits for it longer than 30 s. */
final class Aside<T> {
  private static final long PATIENCE_SECONDS = 30;

  private final FutureTask<T> task;

  private Aside(Callable<T> work) {
    this.task = new FutureTask<>(work);
  }

  /** Begins to do something. */
  static <T> Aside<T> begin(Callable<T> work) {
    Aside<T> aside = new Aside<>(work);
    Thread thread = new Thread(aside.task, "aside");
    thread.setDaemon(true);
    thread.start();
    return aside;
  }

  /** Returns the answer, or throws what the work threw. */
  T get() throws Exception {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new AssertionError("the other thread failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the other thread did not end", e);
    }
  }

  boolean isDone() {
    return task.isDone();
  }

  /** Waits for a latch. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("what another thread was to do never happened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for another thread", e);
    }
  }
}
