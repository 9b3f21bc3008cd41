package io.larder.store.dynamodb;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls that take too long, by one thread. A timer that is the next to go off wakes that
 * thread when it is set, for nothing where the call is answered; so one goes off every second that
 * does nothing. The client's own timers, once set, all go off. Thread-safe.
 */
final class Timers extends ScheduledThreadPoolExecutor {
  Timers() {
    super(1, work -> Lanes.thread("larder-dynamodb-timers", work));
    setRemoveOnCancelPolicy(true);
    setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to go off every second, with which the thread begins. */
  @SuppressWarnings("FutureReturnValueIgnored") // what does nothing does not fail
  void start() {
    scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
  }
}
