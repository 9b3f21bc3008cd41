package io.larder.jcache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.engine.Alarm;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rings alarms: one thread that waits, when there is something to wait for, and others that do what
 * is due. Thread-safe.
 */
final class Timer implements Alarm {
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable ScheduledThreadPoolExecutor thread;

  @GuardedBy("lock")
  private boolean closed;

  Timer(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void schedule(Runnable task, long delay, TimeUnit unit) {
    ScheduledThreadPoolExecutor running = thread();
    if (running != null) {
      ScheduledFuture<?> unused =
          running.schedule(() -> executor.execute(() -> runLogged(task)), delay, unit);
    }
  }

  /** What expires without access has no caller to hear of a failing listener. */
  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      System.getLogger(Timer.class.getName())
          .log(Level.WARNING, "a listener failed on an entry that expired", e);
    }
  }

  private @Nullable ScheduledThreadPoolExecutor thread() {
    lock.lock();
    try {
      if (thread == null && !closed) {
        thread =
            new ScheduledThreadPoolExecutor(
                1, Pool.daemons("larder-timer-"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setKeepAliveTime(Pool.IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
      }
      return closed ? null : thread;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was to come. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (thread != null) {
        thread.shutdownNow();
      }
    } finally {
      lock.unlock();
    }
  }
}
