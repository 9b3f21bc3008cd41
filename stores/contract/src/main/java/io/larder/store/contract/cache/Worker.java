package io.larder.store.contract.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a test and what came of it. Waited for with patience, but not for ever.
 *
 * @param <T> the type of the result
 */
final class Worker<T extends @Nullable Object> {
  private static final long PATIENCE_SECONDS = 120; // thousands of entries on a slow server

  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final Thread thread;

  private Worker(Callable<T> work) {
    thread =
        new Thread(
            () -> {
              try {
                outcome.complete(work.call());
              } catch (Throwable e) {
                outcome.completeExceptionally(e);
              }
            },
            "worker");
    thread.setDaemon(true);
  }

  /** Begins work in a thread of its own. */
  static <T extends @Nullable Object> Worker<T> start(Callable<T> work) {
    Worker<T> worker = new Worker<>(work);
    worker.thread.start();
    return worker;
  }

  /** Begins work that has no result. */
  static Worker<Boolean> run(Runnable work) {
    return start(
        () -> {
          work.run();
          return true;
        });
  }

  /** Runs work in so many threads, which begin at one moment, and returns what they returned. */
  static <T> List<T> all(int threads, IntFunction<T> work) {
    CyclicBarrier begin = new CyclicBarrier(threads);
    List<Worker<T>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      workers.add(
          start(
              () -> {
                begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return work.apply(number);
              }));
    }
    return workers.stream().map(Worker::result).toList();
  }

  /** Waits for the end and returns the result. */
  T result() {
    return await(outcome);
  }

  /** Waits for the end and returns what was thrown. */
  Throwable failure() {
    try {
      throw new AssertionError("no failure, but " + await(outcome));
    } catch (Failed e) {
      return e.getCause();
    }
  }

  /** Waits for the end and returns what was thrown, null when nothing was. */
  @Nullable Throwable end() {
    try {
      await(outcome);
      return null;
    } catch (Failed e) {
      return e.getCause();
    }
  }

  boolean hasEnded() {
    return outcome.isDone();
  }

  /** Waits until the thread waits inside of Larder for another thread, or has ended. */
  @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted: nothing relies on it
  void awaitBlocked() {
    while (!hasEnded() && !isBlocked()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted before " + thread + " waited for another thread");
      }
      Thread.yield();
    }
  }

  private boolean isBlocked() {
    if (thread.getState() != Thread.State.WAITING) {
      return false;
    }
    for (StackTraceElement frame : thread.getStackTrace()) {
      String name = frame.getClassName();
      if (name.startsWith("io.larder.")) {
        return name.startsWith("io.larder.engine.") || name.startsWith("io.larder.jcache.");
      }
    }
    return false;
  }

  /** Waits until a latch is open. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("what was waited for did not happen");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits until all parties are there. */
  static void await(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the others did not come", e);
    }
  }

  /** Waits for a future and returns its value. */
  static <T extends @Nullable Object> T await(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new Failed(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("it does not end", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The work of another thread failed. */
  static final class Failed extends AssertionError {
    private static final long serialVersionUID = 1L;

    private Failed(@Nullable Throwable cause) {
      super("the work failed", cause);
    }

    @Override
    @SuppressWarnings({"NullAway", "UnsynchronizedOverridesSynchronized"}) // made with a cause
    public Throwable getCause() {
      return super.getCause();
    }
  }
}
