package io.larder.store.dynamodb;

import io.larder.spi.DaemonThread;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls that take too long, by one thread. A timer that is the next to go off wakes that
 * thread when it is set, for nothing where the call is answered; so one goes off every second that
 * does nothing. The client's own timers, once set, all go off. Thread-safe.
 */
final class Timers extends ScheduledThreadPoolExecutor {
  Timers() {
    super(1, Timers::thread);
    setRemoveOnCancelPolicy(true);
    setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to go off every second, with which the thread begins. */
  @SuppressWarnings("FutureReturnValueIgnored") // what does nothing does not fail
  void start() {
    scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = DaemonThread.of("larder-dynamodb-timers", work);
    thread.setContextClassLoader(Timers.class.getClassLoader()); // in which the SDK looks about
    return thread;
  }
}
