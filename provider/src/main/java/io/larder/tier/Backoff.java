package io.larder.tier;

import io.larder.spi.Ticker;
import java.util.concurrent.ThreadLocalRandom;
import javax.cache.CacheException;

/** Waits longer each time, with jitter, for something that another process does. One use each. */
final class Backoff {
  private static final long FIRST_NANOS = 500_000;
  private static final long LONGEST_NANOS = 32_000_000;

  private final StoreContext<?, ?> context;
  private long nanos = FIRST_NANOS;

  Backoff(StoreContext<?, ?> context) {
    this.context = context;
  }

  void pause() {
    Ticker ticker = context.ticker();
    try {
      ticker.pause(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(
          context.where() + ": interrupted while another process holds the entry", e);
    }
    nanos = Math.min(nanos * 2, LONGEST_NANOS);
  }
}
