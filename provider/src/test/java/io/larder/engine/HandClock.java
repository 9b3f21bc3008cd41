package io.larder.engine;

import io.larder.spi.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. */
final class HandClock implements Ticker {
  final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public long nanos() {
    return millis.get() * 1_000_000;
  }

  @Override
  public void pause(long nanos) {}
}
