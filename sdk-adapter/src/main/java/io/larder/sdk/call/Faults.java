package io.larder.sdk.call;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells the log of the first fault that one memoizer meets in its cache. Thread-safe. */
final class Faults {
  private final String cacheName;
  private final AtomicBoolean told = new AtomicBoolean();

  Faults(String cacheName) {
    this.cacheName = cacheName;
  }

  void tell(String what) {
    tell(what, null);
  }

  void tell(String what, @Nullable Throwable cause) {
    if (told.compareAndSet(false, true)) {
      System.getLogger(Faults.class.getPackageName())
          .log(
              System.Logger.Level.WARNING,
              "cache '%s' %s; calls go on without it, and it is not told again"
                  .formatted(cacheName, what),
              cause);
    }
  }
}
