package io.larder.spi;

import java.util.concurrent.TimeUnit;

/** The system's clock: the one class that reads it. */
enum SystemTicker implements Ticker {
  INSTANCE;

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
  }
}
