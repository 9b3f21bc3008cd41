package io.larder.jcache.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Runs tasks one after the other on threads of an executor, in the order they came. Bounded: who
 * adds to a full lane waits, unless it is a task of the lane. Thread-safe.
 */
public final class Lane {
  private static final int CAPACITY = 10_000;

  private final Executor executor;
  private final Consumer<Throwable> failures;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean running;
  private long runner;

  /**
   * An empty lane.
   *
   * @param executor asked only when there is a task
   * @param failures hears what a task throws
   */
  public Lane(Executor executor, Consumer<Throwable> failures) {
    this.executor = executor;
    this.failures = failures;
  }

  /** Adds a task. */
  void add(Runnable task) {
    lock.lock();
    try {
      while (tasks.size() >= CAPACITY && !isRunner()) {
        changed.awaitUninterruptibly();
      }
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      run(); // late is better than never
    }
  }

  /** Waits until all tasks have run; not from a task, which would wait for itself. */
  public void drain() {
    lock.lock();
    try {
      while (running && !isRunner()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isRunner() {
    return running && runner == Thread.currentThread().getId();
  }

  private void run() {
    lock.lock();
    try {
      runner = Thread.currentThread().getId();
      while (!tasks.isEmpty()) {
        Runnable task = tasks.remove();
        changed.signalAll();
        lock.unlock();
        try {
          Nesting.telling(task);
        } catch (RuntimeException | Error e) {
          failures.accept(e);
        } finally {
          lock.lock();
        }
      }
    } finally {
      running = false;
      runner = -1;
      changed.signalAll();
      lock.unlock();
    }
  }
}
