package io.larder.jcache;

import io.larder.engine.Alarm;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one manager: none until something has to run, none for long after. Daemons with a
 * name and without a context class loader. When all are busy and the queue is full, the caller runs
 * the task itself. Thread-safe.
 */
final class Workers implements Executor, Alarm {
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int QUEUE = 1_000;
  private static final long IDLE_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ThreadPoolExecutor threads;
  private @Nullable ScheduledThreadPoolExecutor timer;
  private boolean closed;

  @Override
  public void execute(Runnable task) {
    ThreadPoolExecutor running = threads();
    if (running == null) {
      task.run(); // closed: what still comes is the end of something that had begun
    } else {
      running.execute(task);
    }
  }

  @Override
  public void schedule(Runnable task, long delay, TimeUnit unit) {
    ScheduledThreadPoolExecutor running = timer();
    if (running != null) {
      ScheduledFuture<?> unused =
          running.schedule(() -> execute(() -> runLogged(task)), delay, unit);
    }
  }

  /** What expires without access has no caller to hear of a failing listener. */
  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      System.getLogger(Workers.class.getName())
          .log(Level.WARNING, "a listener failed on an entry that expired", e);
    }
  }

  private @Nullable ThreadPoolExecutor threads() {
    lock.lock();
    try {
      if (threads == null && !closed) {
        threads =
            new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                daemons("larder-worker-"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
      }
      return closed ? null : threads;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable ScheduledThreadPoolExecutor timer() {
    lock.lock();
    try {
      if (timer == null && !closed) {
        timer = new ScheduledThreadPoolExecutor(1, daemons("larder-timer-"));
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
      }
      return closed ? null : timer;
    } finally {
      lock.unlock();
    }
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    };
  }

  /** Lets the threads end; what is queued still runs. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (timer != null) {
        timer.shutdownNow();
      }
      if (threads != null) {
        threads.shutdown();
      }
    } finally {
      lock.unlock();
    }
  }
}
