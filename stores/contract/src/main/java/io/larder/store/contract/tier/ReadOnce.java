package io.larder.store.contract.tier;

import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** Lets an entry live until it is read. */
final class ReadOnce implements ExpiryPolicy {
  @Override
  public Duration getExpiryForCreation() {
    return Duration.ETERNAL;
  }

  @Override
  public Duration getExpiryForAccess() {
    return Duration.ZERO;
  }

  @Override
  public Duration getExpiryForUpdate() {
    return Duration.ETERNAL;
  }
}
