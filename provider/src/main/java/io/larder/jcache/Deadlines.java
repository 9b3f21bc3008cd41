package io.larder.jcache;

import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExpiryPolicy} as deadlines: wall-clock milliseconds, {@link Long#MAX_VALUE} for never,
 * a deadline that is not in the future for at once. Thread-safe.
 *
 * <p>Where the policy throws, the specification lets the implementation choose: a new entry lives
 * for ever, an old one keeps its deadline. The first such failure is logged.
 */
final class Deadlines {
  private static final Logger LOGGER = System.getLogger(Deadlines.class.getName());

  private final String cacheName;
  private final ExpiryPolicy policy;
  private final boolean accessCounts;
  private final AtomicBoolean failed = new AtomicBoolean();

  Deadlines(String cacheName, ExpiryPolicy policy) {
    this.cacheName = cacheName;
    this.policy = policy;
    this.accessCounts =
        !(policy.getClass() == EternalExpiryPolicy.class
            || policy.getClass() == CreatedExpiryPolicy.class
            || policy.getClass() == ModifiedExpiryPolicy.class);
  }

  long onCreation(long nowMillis) {
    return after(nowMillis, ask(policy::getExpiryForCreation), Long.MAX_VALUE);
  }

  long onUpdate(long nowMillis, long deadlineMillis) {
    return after(nowMillis, ask(policy::getExpiryForUpdate), deadlineMillis);
  }

  long onAccess(long nowMillis, long deadlineMillis) {
    return accessCounts
        ? after(nowMillis, ask(policy::getExpiryForAccess), deadlineMillis)
        : deadlineMillis;
  }

  private @Nullable Duration ask(Supplier<@Nullable Duration> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      if (failed.compareAndSet(false, true)) {
        LOGGER.log(
            Logger.Level.WARNING,
            "the expiry policy of cache '"
                + cacheName
                + "' fails; entries keep their deadline, new ones live for ever",
            e);
      }
      return null;
    }
  }

  private static long after(long nowMillis, @Nullable Duration duration, long otherwise) {
    if (duration == null) {
      return otherwise;
    }
    if (duration.isEternal()) {
      return Long.MAX_VALUE;
    }
    long millis = duration.getTimeUnit().toMillis(duration.getDurationAmount());
    boolean subMilli = millis == 0 && duration.getDurationAmount() > 0;
    return saturated(nowMillis, subMilli ? 1 : millis);
  }

  static long saturated(long nowMillis, long millis) {
    return millis >= Long.MAX_VALUE - nowMillis ? Long.MAX_VALUE : nowMillis + millis;
  }
}
