package io.larder.store.redis;

import io.larder.spi.Ticker;

/** The system's clock, but who waits does something instead. */
record WaitingTicker(Runnable instead) implements Ticker {
  @Override
  public long millis() {
    return Ticker.system().millis();
  }

  @Override
  public long nanos() {
    return Ticker.system().nanos();
  }

  @Override
  public void pause(long nanos) {
    instead.run();
  }
}
