package io.larder.jcache;

import io.larder.engine.Alarm;
import java.util.concurrent.Executor;

/**
 * The threads of one manager: none until something has to run, none for long after. Loads,
 * asynchronous listeners and what expires have threads of their own, so that slow ones of one kind
 * hold up none of another. Thread-safe.
 */
final class Workers {
  private final Pool loads = new Pool("larder-loader-");
  private final Pool listeners = new Pool("larder-listener-");
  private final Pool expiry = new Pool("larder-expiry-");
  private final Timer timer = new Timer(expiry);

  /** Returns what runs loads in the background. */
  Executor loads() {
    return loads;
  }

  /** Returns what tells asynchronous listeners. */
  Executor listeners() {
    return listeners;
  }

  /** Returns what lets expired entries leave. */
  Alarm alarm() {
    return timer;
  }

  /** Lets the threads end; what is queued still runs, what was to come later does not. */
  void close() {
    timer.close();
    expiry.close();
    loads.close();
    listeners.close();
  }
}
