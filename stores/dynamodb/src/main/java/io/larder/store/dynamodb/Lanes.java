package io.larder.store.dynamodb;

import io.larder.spi.DaemonThread;
import io.larder.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that make requests side by side. They start when there is work, end when there is none
 * for some seconds, and keep no JVM alive. Work must not wait for other work here. Thread-safe.
 */
final class Lanes implements AutoCloseable {
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  /** Has so many threads at most. */
  Lanes(int most) {
    threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> thread("larder-dynamodb", work));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Returns a thread in which the SDK finds its classes. */
  static Thread thread(String name, Runnable work) {
    Thread thread = DaemonThread.of(name, work);
    thread.setContextClassLoader(Lanes.class.getClassLoader());
    return thread;
  }

  /**
   * Does all of it, and returns what came of it in the same order. Waits even when the thread is
   * interrupted, since each part ends in time by itself and what came of it must be known.
   *
   * @throws StoreException that a part throws, once all have ended
   */
  <T> List<T> all(List<? extends Callable<T>> parts) {
    List<Future<T>> begun = new ArrayList<>();
    for (Callable<T> part : parts) {
      FutureTask<T> task = new FutureTask<>(part);
      begun.add(task);
      try {
        threads.execute(task);
      } catch (RejectedExecutionException e) {
        task.run(); // it is closed, as the wire will tell
      }
    }
    return await(begun);
  }

  private static <T> List<T> await(List<Future<T>> begun) {
    boolean interrupted = false;
    List<T> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<T> future : begun) {
      while (true) {
        try {
          results.add(future.get());
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          failure = failure == null ? failure(e) : failure;
          break;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a request failed in an unexpected way", e.getCause());
  }

  /** Begins nothing more; what has begun goes on to its end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
