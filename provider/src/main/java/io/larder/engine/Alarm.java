package io.larder.engine;

import java.util.concurrent.TimeUnit;

/** Runs something later, in a thread of its own: how entries expire without access. Thread-safe. */
@FunctionalInterface
public interface Alarm {
  /** Never runs anything. */
  Alarm NONE = (task, delay, unit) -> {};

  /** Runs the task once after the delay, or never when whoever runs it is closed before. */
  void schedule(Runnable task, long delay, TimeUnit unit);
}
