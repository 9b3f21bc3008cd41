package io.larder.store.contract.tier;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** Lets entries live for ever, or ends in an error once it is told to. */
record FailingExpiry(AtomicBoolean failing) implements ExpiryPolicy {
  private Duration forever() {
    if (failing.get()) {
      throw new AssertionError("on purpose");
    }
    return Duration.ETERNAL;
  }

  @Override
  public Duration getExpiryForCreation() {
    return forever();
  }

  @Override
  public Duration getExpiryForAccess() {
    return forever();
  }

  @Override
  public Duration getExpiryForUpdate() {
    return forever();
  }
}
