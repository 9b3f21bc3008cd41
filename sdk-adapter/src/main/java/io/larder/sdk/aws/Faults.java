package io.larder.sdk.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Keeps faults of the cache, and of what is asked for keys, from calls: counted, told once. */
final class Faults {
  private static final Logger LOG = System.getLogger(AwsCaching.class.getName());

  private final Counters counters;
  private final AtomicBoolean told = new AtomicBoolean();

  Faults(Counters counters) {
    this.counters = counters;
  }

  /** Returns what the work returns, or something else when it throws. */
  <T> T guard(Call call, T otherwise, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      counters.of(call).failures().increment();
      tell("the cache failed at " + call.names().label(), e);
      return otherwise;
    }
  }

  /** Warns the first time. */
  void tell(String what, Throwable cause) {
    if (told.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          what + "; such calls go through uncached, and this is not said again: " + cause,
          cause);
    }
  }
}
