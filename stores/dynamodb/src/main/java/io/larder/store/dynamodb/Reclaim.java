package io.larder.store.dynamodb;

import io.larder.spi.Ticker;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Says when DynamoDB may remove a record: a grace after it ends, or after now if it has ended. The
 * service's clock is taken to be that of this machine, whatever the ticker is.
 *
 * @param ticker by which records end
 * @param graceMillis how long they are kept then
 */
record Reclaim(Ticker ticker, long graceMillis) {
  /** The end of 9999. */
  static final long LAST_SECONDS = 253_402_300_799L;

  private static final long MILLIS = 1_000;

  /**
   * Returns the attribute, in seconds.
   *
   * @param endMillis wall-clock milliseconds
   */
  AttributeValue after(long endMillis) {
    long now = ticker.millis();
    long left = Math.max(0, endMillis - now);
    if (left >= LAST_SECONDS * MILLIS) {
      return Item.number(LAST_SECONDS);
    }
    long millis = Ticker.system().millis() + left + graceMillis;
    return Item.number(Math.min(LAST_SECONDS, (millis + MILLIS - 1) / MILLIS));
  }
}
