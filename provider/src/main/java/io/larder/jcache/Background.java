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
  private final Crowd callers = new Crowd();
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
    callers.come();
    try {
      if (closing && callers.own() == 1 && !isInTask()) {
        throw new IllegalStateException("cache '" + cacheName + "' is closed");
      }
      return call.get();
    } finally {
      callers.go();
      ended();
    }
  }

  private void runOnce(Task task) {
    if (task.begun.compareAndSet(false, true)) {
      task.runner = Thread.currentThread();
      try {
        task.work.run();
      } finally {
        tasks.remove(task);
        ended();
      }
    }
  }

  private void ended() {
    if (!closing) {
      return;
    }
    Runnable then = null;
    lock.lock();
    try {
      ended.signalAll();
      if (hasEnded()) {
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
      while (!hasEnded()) {
        if (Nesting.isInUserCode() || callers.own() > 0 || isInTask()) {
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

  /** Tasks first: while one runs, it may call. */
  private boolean hasEnded() {
    return tasks.isEmpty() && callers.isEmpty();
  }

  /** Tells whether this thread runs a task. */
  private boolean isInTask() {
    return tasks.stream().anyMatch(task -> task.runner == Thread.currentThread());
  }
}
