package io.larder.jcache;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one cache that run on other threads, so that closing the cache can wait for them.
 * Thread-safe.
 */
final class Background {
  private static final class Task {
    /** Null until it runs. */
    private volatile @Nullable Thread runner;
  }

  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<Task> tasks = new HashSet<>();

  Background(Executor executor) {
    this.executor = executor;
  }

  /** Runs a task soon; in this thread, when the executor refuses. */
  void run(Runnable task) {
    Task started = new Task();
    lock.lock();
    try {
      tasks.add(started);
    } finally {
      lock.unlock();
    }
    Runnable tracked =
        () -> {
          started.runner = Thread.currentThread();
          try {
            task.run();
          } finally {
            end(started);
          }
        };
    try {
      executor.execute(tracked);
    } catch (RejectedExecutionException e) {
      tracked.run();
    }
  }

  private void end(Task started) {
    lock.lock();
    try {
      tasks.remove(started);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all tasks have ended, but for one that this thread itself is running. */
  void awaitAll() {
    lock.lock();
    try {
      while (tasks.stream().anyMatch(started -> started.runner != Thread.currentThread())) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
