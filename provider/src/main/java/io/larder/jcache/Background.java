package io.larder.jcache;

import io.larder.jcache.event.Nesting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The user code of one cache that must have ended before what it uses is closed: calls of the
 * loader, in the background and in callers' threads, and of the writer. Thread-safe.
 */
final class Background {
  private static final class Task {
    private final Runnable work;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Null until it runs. */
    private volatile @Nullable Thread runner;

    private Task(Runnable work) {
      this.work = work;
    }
  }

  private final String cacheName;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<Task> tasks = new HashSet<>();
  private @Nullable Runnable last;
  private boolean closing;

  Background(String cacheName, Executor executor) {
    this.cacheName = cacheName;
    this.executor = executor;
  }

  /** Runs a task soon; in this thread, when the executor refuses. */
  void run(Runnable work) {
    Task task = add(work);
    try {
      executor.execute(() -> runOnce(task));
    } catch (RejectedExecutionException e) {
      runOnce(task);
    }
  }

  /**
   * Runs a call in this thread; closing the cache waits for it.
   *
   * @throws IllegalStateException when the cache closes, and this is no part of what it waits for
   */
  <T> @Nullable T call(Supplier<@Nullable T> call) {
    Task task = new Task(() -> {});
    task.begun.set(true);
    task.runner = Thread.currentThread();
    lock.lock();
    try {
      if (closing && !isIn(tasks)) {
        throw new IllegalStateException("cache '" + cacheName + "' is closed");
      }
      tasks.add(task);
    } finally {
      lock.unlock();
    }
    try {
      return call.get();
    } finally {
      end(task);
    }
  }

  private Task add(Runnable work) {
    Task task = new Task(work);
    lock.lock();
    try {
      tasks.add(task);
    } finally {
      lock.unlock();
    }
    return task;
  }

  private void runOnce(Task task) {
    if (task.begun.compareAndSet(false, true)) {
      task.runner = Thread.currentThread();
      try {
        task.work.run();
      } finally {
        end(task);
      }
    }
  }

  private void end(Task task) {
    Runnable then = null;
    lock.lock();
    try {
      tasks.remove(task);
      ended.signalAll();
      if (tasks.isEmpty()) {
        then = last;
        last = null;
      }
    } finally {
      lock.unlock();
    }
    if (then != null) {
      then.run();
    }
  }

  /**
   * Does this once all tasks have ended. Those that have not begun are run here: they find the
   * cache closed. User code does not wait, since what it would wait for may wait for it: there the
   * last task does it.
   */
  void afterAll(Runnable then) {
    List<Task> now;
    lock.lock();
    try {
      closing = true;
      now = List.copyOf(tasks);
    } finally {
      lock.unlock();
    }
    now.forEach(this::runOnce);
    lock.lock();
    try {
      while (!tasks.isEmpty()) {
        if (Nesting.isInUserCode() || isIn(tasks)) {
          last = then;
          return;
        }
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    then.run();
  }

  private static boolean isIn(Set<Task> tasks) {
    return tasks.stream().anyMatch(task -> task.runner == Thread.currentThread());
  }
}
