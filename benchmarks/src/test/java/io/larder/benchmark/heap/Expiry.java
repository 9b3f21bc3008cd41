package io.larder.benchmark.heap;

import java.time.Duration;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;

/** When entries expire. Where they do, it is later than any measurement ends. */
public enum Expiry {
  /** Never. */
  ETERNAL,
  /** Some time after they were created. */
  CREATED,
  /** Some time after they were read or created. */
  ACCESSED;

  static final Duration TIME = Duration.ofHours(1);

  Factory<? extends ExpiryPolicy> policy() {
    return switch (this) {
      case ETERNAL -> EternalExpiryPolicy.factoryOf();
      case CREATED -> CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR);
      case ACCESSED -> AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR);
    };
  }
}
