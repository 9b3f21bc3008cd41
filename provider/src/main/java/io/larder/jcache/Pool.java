package io.larder.jcache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.DaemonThread;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few {@link DaemonThread}s that begin when they are needed and end when they are not. When all
 * are busy and the queue is full, or when it is closed, the caller runs the task itself.
 * Thread-safe.
 */
final class Pool implements Executor {
  static final long IDLE_SECONDS = 5;

  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int QUEUE = 1_000;

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable ThreadPoolExecutor threads;

  @GuardedBy("lock")
  private boolean closed;

  /**
   * A pool without threads.
   *
   * @param name that of each thread, without its number
   */
  Pool(String name) {
    this.name = name;
  }

  @Override
  public void execute(Runnable task) {
    ThreadPoolExecutor running = threads();
    if (running == null) {
      task.run(); // closed: what still comes is the end of something that had begun
    } else {
      running.execute(task);
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
                daemons(name),
                (task, full) -> task.run()); // unlike CallerRunsPolicy, also when just shut down
        threads.allowCoreThreadTimeOut(true);
      }
      return closed ? null : threads;
    } finally {
      lock.unlock();
    }
  }

  static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> DaemonThread.of(name + count.incrementAndGet(), task);
  }

  /** Lets the threads end; what is queued still runs. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (threads != null) {
        threads.shutdown();
      }
    } finally {
      lock.unlock();
    }
  }
}
