package io.larder.jcache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.jcache.event.Nesting;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of one cache that must have ended before what it uses is closed: steps that call the
 * loader or the writer, from their beginning to their commit, in the background and in callers'
 * threads. Thread-safe.
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
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private volatile boolean closing;

  @GuardedBy("lock")
  private @Nullable Runnable last;

  Background(String cacheName, Executor executor) {
    this.cacheName = cacheName;
    this.executor = executor;
  }

  /** Runs a task soon; in this thread, when the executor refuses. */
  void run(Runnable work) {
    Task task = new Task(work);
    tasks.add(task);
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
  <T extends @Nullable Object> T call(Supplier<T> call) {
    Task task = new Task(() -> {});
    task.begun.set(true);
    task.runner = Thread.currentThread();
    tasks.add(task);
    try {
      if (closing && !isIn(task)) {
        throw new IllegalStateException("cache '" + cacheName + "' is closed");
      }
      return call.get();
    } finally {
      end(task);
    }
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
    tasks.remove(task);
    if (!closing) {
      return;
    }
    Runnable then = null;
    lock.lock();
    try {
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
    closing = true;
    tasks.forEach(this::runOnce);
    lock.lock();
    try {
      while (!tasks.isEmpty()) {
        if (Nesting.isInUserCode() || isIn(null)) {
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

  /** Tells whether this thread runs a task, other than this one. */
  private boolean isIn(@Nullable Task except) {
    return tasks.stream().anyMatch(task -> task != except && task.runner == Thread.currentThread());
  }
}
