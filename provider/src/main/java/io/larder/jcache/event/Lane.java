package io.larder.jcache.event;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks one after the other on threads of an executor, in the order they came. Bounded: who
 * adds to a full lane waits, unless it is a task of the lane. Thread-safe.
 *
 * <p>Who has to wait, and finds that the executor has sent no thread yet, runs the tasks itself: it
 * may be the only thread that the executor has.
 */
public final class Lane {
  private static final int CAPACITY = 10_000;
  private static final long NOBODY = -1;

  private final Executor executor;
  private final String cacheName;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean asked;
  private long runner = NOBODY;

  /**
   * An empty lane.
   *
   * @param cacheName to log what a task throws
   * @param executor asked only when there is a task
   */
  public Lane(String cacheName, Executor executor) {
    this.cacheName = cacheName;
    this.executor = executor;
  }

  /** Adds a task. */
  void add(Runnable task) {
    lock.lock();
    try {
      while (tasks.size() >= CAPACITY && !isRunner()) {
        if (runner == NOBODY) {
          runTasks();
        } else {
          changed.awaitUninterruptibly();
        }
      }
      tasks.add(task);
      if (asked || runner != NOBODY) {
        return;
      }
      asked = true;
    } finally {
      lock.unlock();
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      run(); // late is better than never
    }
  }

  /**
   * Does this once all tasks have run. User code does not wait for another thread, which may wait
   * for it: there this becomes the last task.
   */
  public void afterAll(Runnable then) {
    lock.lock();
    try {
      if (isRunner() || (Nesting.isInUserCode() && runner != NOBODY)) {
        tasks.add(then);
        return;
      }
      while (runner != NOBODY || !tasks.isEmpty()) {
        if (runner == NOBODY) {
          runTasks();
        } else {
          changed.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
    then.run();
  }

  private boolean isRunner() {
    return runner == Thread.currentThread().getId();
  }

  private void run() {
    lock.lock();
    try {
      asked = false;
      if (runner == NOBODY) {
        runTasks();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock, which each task runs without. */
  private void runTasks() {
    runner = Thread.currentThread().getId();
    try {
      while (!tasks.isEmpty()) {
        Runnable task = tasks.remove();
        changed.signalAll();
        lock.unlock();
        try {
          Nesting.telling(task);
        } catch (RuntimeException | Error e) {
          log(e);
        } finally {
          lock.lock();
        }
      }
    } finally {
      runner = NOBODY;
      changed.signalAll();
    }
  }

  private void log(Throwable failure) {
    System.getLogger(Lane.class.getName())
        .log(
            Level.WARNING, "an asynchronous listener of cache '" + cacheName + "' failed", failure);
  }
}
