package io.larder.jcache;

import io.larder.engine.Live;
import io.larder.engine.Needs;
import io.larder.engine.PutExpiry;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Nesting;
import io.larder.spi.Ticker;
import java.lang.System.Logger.Level;
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
final class Deadlines implements PutExpiry {
  /** The deadline of what is to leave at once. */
  static final long AT_ONCE = Long.MIN_VALUE;

  /** In place of a time to live: the deadline stays. */
  private static final long UNCHANGED = -1;

  private final String cacheName;
  private final Ticker ticker;
  private final Lives lives;
  private final Needs ofPut;
  private final AtomicBoolean failed = new AtomicBoolean();

  Deadlines(String cacheName, ExpiryPolicy policy, Ticker ticker) {
    this.cacheName = cacheName;
    this.ticker = ticker;
    this.lives = isStandard(policy.getClass()) ? Fixed.of(policy) : new Asked(policy);
    this.ofPut = ofPut(lives);
  }

  /** Asks one after the other: a JVM loads no more classes than it has to. */
  private static boolean isStandard(Class<?> type) {
    return type == EternalExpiryPolicy.class
        || type == CreatedExpiryPolicy.class
        || type == ModifiedExpiryPolicy.class
        || type == AccessedExpiryPolicy.class
        || type == TouchedExpiryPolicy.class;
  }

  /** Times to live in milliseconds: 0 for none, {@link Long#MAX_VALUE} for ever. */
  private interface Lives {
    long onCreation();

    long onAccess();

    long onUpdate();
  }

  /** Those of a policy of the standard, which always says the same. */
  private record Fixed(long onCreation, long onAccess, long onUpdate) implements Lives {
    static Fixed of(ExpiryPolicy policy) {
      return new Fixed(
          millis(policy.getExpiryForCreation()),
          millis(policy.getExpiryForAccess()),
          millis(policy.getExpiryForUpdate()));
    }
  }

  /**
   * Those of a policy of the application's: what it does to other keys is told once no key is held.
   */
  private record Asked(ExpiryPolicy policy) implements Lives {
    @Override
    public long onCreation() {
      return millis(Nesting.underLock(policy::getExpiryForCreation));
    }

    @Override
    public long onAccess() {
      return millis(Nesting.underLock(policy::getExpiryForAccess));
    }

    @Override
    public long onUpdate() {
      return millis(Nesting.underLock(policy::getExpiryForUpdate));
    }
  }

  private static long millis(@Nullable Duration duration) {
    if (duration == null) {
      return UNCHANGED;
    }
    if (duration.isEternal()) {
      return Long.MAX_VALUE;
    }
    return duration.isZero()
        ? 0
        : Math.max(1, duration.getTimeUnit().toMillis(duration.getDurationAmount()));
  }

  private static Needs ofPut(Lives lives) {
    if (lives instanceof Asked) {
      return Needs.ENTRY;
    }
    return lives.onUpdate() == UNCHANGED ? Needs.DEADLINE : Needs.NOTHING;
  }

  /** Tells what a put has to know: the policies of the standard are known not to watch it. */
  Needs ofPut() {
    return ofPut;
  }

  /** Returns the deadline of a value that is put in the place of this entry, null for none. */
  long onPut(@Nullable Live<?> current) {
    return current == null ? onCreation() : onUpdate(current.deadlineMillis());
  }

  /** Tells whether a put asks no code of the application's when an entry expires. */
  boolean putIsPlain() {
    return lives instanceof Fixed;
  }

  @Override
  public long onCreation() {
    try {
      return after(lives.onCreation(), Long.MAX_VALUE);
    } catch (RuntimeException e) {
      return otherwise(Long.MAX_VALUE, e);
    }
  }

  @Override
  public long onUpdate(long deadlineMillis) {
    try {
      return after(lives.onUpdate(), deadlineMillis);
    } catch (RuntimeException e) {
      return otherwise(deadlineMillis, e);
    }
  }

  /** Tells whether an access may change a deadline. */
  boolean accessCounts() {
    return lives instanceof Asked || lives.onAccess() != UNCHANGED;
  }

  /**
   * Tells whether each access gives an entry the same time to live, or leaves it the one it has.
   */
  boolean accessIsPlain() {
    return lives instanceof Fixed && lives.onAccess() != 0;
  }

  /** Returns how long an entry lives from a plain access on, -1 where that changes nothing. */
  long plainAccessMillis() {
    return lives.onAccess();
  }

  long onAccess(long deadlineMillis) {
    try {
      return after(lives.onAccess(), deadlineMillis);
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

  private long after(long millis, long otherwise) {
    if (millis == UNCHANGED) {
      return otherwise;
    }
    if (millis == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    return millis == 0 ? AT_ONCE : after(millis);
  }

  /** Returns the deadline so long after now. */
  long after(long millis) {
    long now = ticker.millis();
    return millis >= Long.MAX_VALUE - now ? Long.MAX_VALUE : now + millis;
  }
}
