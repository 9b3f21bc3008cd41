package io.larder.store.contract.cache;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** An expiry policy that answers as a test wants. */
record Policy(
    Supplier<@Nullable Duration> creation,
    Supplier<@Nullable Duration> access,
    Supplier<@Nullable Duration> update)
    implements ExpiryPolicy {
  static final Duration ZERO = Duration.ZERO;
  static final Duration FIVE_MINUTES = new Duration(TimeUnit.MINUTES, 5);
  static final Duration TEN_MINUTES = new Duration(TimeUnit.MINUTES, 10);
  static final Duration LONGEST = new Duration(TimeUnit.DAYS, Long.MAX_VALUE);
  static final Duration ETERNAL = Duration.ETERNAL;

  /** An answer that never comes. */
  static final Supplier<@Nullable Duration> FAILING =
      () -> {
        throw new IllegalStateException("a policy that fails, on purpose");
      };

  /** A policy whose answers are always these. */
  static Factory<Policy> of(
      @Nullable Duration creation, @Nullable Duration access, @Nullable Duration update) {
    return () -> new Policy(() -> creation, () -> access, () -> update);
  }

  /** A policy that answers when it is asked. */
  static Factory<Policy> asked(
      Supplier<@Nullable Duration> creation,
      Supplier<@Nullable Duration> access,
      Supplier<@Nullable Duration> update) {
    return () -> new Policy(creation, access, update);
  }

  @Override
  @SuppressWarnings("NullAway") // a test may break the rule
  public Duration getExpiryForCreation() {
    return creation.get();
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when nothing changes
  public Duration getExpiryForAccess() {
    return access.get();
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when nothing changes
  public Duration getExpiryForUpdate() {
    return update.get();
  }
}
