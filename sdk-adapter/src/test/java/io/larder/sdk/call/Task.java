package io.larder.sdk.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a test and what came of it. Waited for with patience, but not for ever.
 *
 * @param <T> the type of the result
 */
final class Task<T extends @Nullable Object> {
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final Thread thread;

  private Task(Callable<T> work) {
    thread =
        new Thread(
            () -> {
              try {
                outcome.complete(work.call());
              } catch (Throwable e) {
                outcome.completeExceptionally(e);
              }
            },
            "task");
    thread.setDaemon(true);
  }

  static <T extends @Nullable Object> Task<T> start(Callable<T> work) {
    Task<T> task = new Task<>(work);
    task.thread.start();
    return task;
  }

  static <T extends @Nullable Object> List<Task<T>> start(int count, Callable<T> work) {
    List<Task<T>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(start(work));
    }
    return tasks;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits until the thread waits for a call of another one, or has ended. */
  @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted: nothing relies on it
  Task<T> awaitBlocked() {
    while (thread.isAlive() && !isBlocked()) {
      Thread.yield();
    }
    return this;
  }

  private boolean isBlocked() {
    return thread.getState() == Thread.State.WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(Flight.class.getName()));
  }

  T result() {
    try {
      return await(outcome);
    } catch (ExecutionException e) {
      throw new AssertionError("the task failed", e.getCause());
    }
  }

  @Nullable Throwable failure() {
    try {
      throw new AssertionError("no failure, but " + await(outcome));
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("what was waited for did not happen");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  static <T extends @Nullable Object> T await(Future<T> future) throws ExecutionException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("it does not end", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
