package io.larder.jcache;

import io.larder.engine.Live;
import io.larder.engine.Needs;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Nesting;
import io.larder.spi.Ticker;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExpiryPolicy} as deadlines: wall-clock milliseconds, {@link Long#MAX_VALUE} for never,
 * a deadline that is not in the future for at once. A time to live begins when the policy has been
 * asked, however long a loader, a processor or the policy itself took. Thread-safe.
 *
 * <p>Where the policy throws, the specification lets the implementation choose: a new entry lives
 * for ever, an old one keeps its deadline. The first such failure is logged.
 */
final class Deadlines {
  private static final Set<Class<?>> STANDARD =
      Set.of(
          EternalExpiryPolicy.class,
          CreatedExpiryPolicy.class,
          ModifiedExpiryPolicy.class,
          AccessedExpiryPolicy.class,
          TouchedExpiryPolicy.class);

  private static final long AT_ONCE = Long.MIN_VALUE;

  private final String cacheName;
  private final Ticker ticker;
  private final ExpiryPolicy policy;
  private final boolean accessCounts;
  private final Needs ofPut;
  private final AtomicBoolean failed = new AtomicBoolean();

  Deadlines(String cacheName, ExpiryPolicy policy, Ticker ticker) {
    this.cacheName = cacheName;
    this.ticker = ticker;
    this.policy = STANDARD.contains(policy.getClass()) ? policy : new UserPolicy(policy);
    this.accessCounts =
        !(policy.getClass() == EternalExpiryPolicy.class
            || policy.getClass() == CreatedExpiryPolicy.class
            || policy.getClass() == ModifiedExpiryPolicy.class);
    this.ofPut = ofPut(this.policy);
  }

  /** A policy of the application's: what it does to other keys is told once no key is held. */
  private record UserPolicy(ExpiryPolicy policy) implements ExpiryPolicy {
    @Override
    public Duration getExpiryForCreation() {
      return Nesting.underLock(policy::getExpiryForCreation);
    }

    @Override
    public Duration getExpiryForAccess() {
      return Nesting.underLock(policy::getExpiryForAccess);
    }

    @Override
    public Duration getExpiryForUpdate() {
      return Nesting.underLock(policy::getExpiryForUpdate);
    }
  }

  private static Needs ofPut(ExpiryPolicy policy) {
    if (policy instanceof UserPolicy) {
      return Needs.ENTRY;
    }
    return policy.getExpiryForUpdate() == null ? Needs.DEADLINE : Needs.NOTHING;
  }

  /** Tells what a put has to know: the policies of the standard are known not to watch it. */
  Needs ofPut() {
    return ofPut;
  }

  /** Returns the deadline of a value that is put in the place of this entry, null for none. */
  long onPut(@Nullable Live<?> current) {
    return current == null ? onCreation() : onUpdate(current.deadlineMillis());
  }

  private long onCreation() {
    try {
      return after(policy.getExpiryForCreation(), Long.MAX_VALUE);
    } catch (RuntimeException e) {
      return otherwise(Long.MAX_VALUE, e);
    }
  }

  private long onUpdate(long deadlineMillis) {
    try {
      return after(policy.getExpiryForUpdate(), deadlineMillis);
    } catch (RuntimeException e) {
      return otherwise(deadlineMillis, e);
    }
  }

  /** Tells whether an access may change a deadline. */
  boolean accessCounts() {
    return accessCounts;
  }

  long onAccess(long deadlineMillis) {
    if (!accessCounts) {
      return deadlineMillis;
    }
    try {
      return after(policy.getExpiryForAccess(), deadlineMillis);
    } catch (RuntimeException e) {
      return otherwise(deadlineMillis, e);
    }
  }

  /** The verdict of an operation that reads a live entry and leaves its value. */
  <V, R> Verdict<V, R> accessed(Live<V> current, @Nullable R answer) {
    long deadline = onAccess(current.deadlineMillis());
    Verdict<V, R> verdict =
        deadline == current.deadlineMillis()
            ? Verdict.keep(answer)
            : Verdict.touch(deadline, answer);
    return verdict.counted();
  }

  private long otherwise(long deadlineMillis, RuntimeException failure) {
    if (failed.compareAndSet(false, true)) {
      System.getLogger(Deadlines.class.getName())
          .log(
              Level.WARNING,
              "the expiry policy of cache '%s' fails; entries keep their deadline, new ones live for ever"
                  .formatted(cacheName),
              failure);
    }
    return deadlineMillis;
  }

  private long after(@Nullable Duration duration, long otherwise) {
    if (duration == null) {
      return otherwise;
    }
    if (duration.isEternal()) {
      return Long.MAX_VALUE;
    }
    if (duration.isZero()) {
      return AT_ONCE;
    }
    long millis = duration.getTimeUnit().toMillis(duration.getDurationAmount());
    return saturated(ticker.millis(), Math.max(1, millis));
  }

  static long saturated(long nowMillis, long millis) {
    return millis >= Long.MAX_VALUE - nowMillis ? Long.MAX_VALUE : nowMillis + millis;
  }
}
