package io.larder.engine;

import io.larder.spi.Ticker;

/**
 * Gives entries the same times to live.
 *
 * @param creationMillis of new ones, -1 for ever
 * @param updateMillis of those that get another value, -1 for what is left to them
 */
record FixedExpiry(Ticker ticker, long creationMillis, long updateMillis) implements PutExpiry {
  @Override
  public long onCreation() {
    return creationMillis < 0 ? Long.MAX_VALUE : ticker.millis() + creationMillis;
  }

  @Override
  public long onUpdate(long deadlineMillis) {
    return updateMillis < 0 ? deadlineMillis : ticker.millis() + updateMillis;
  }
}
