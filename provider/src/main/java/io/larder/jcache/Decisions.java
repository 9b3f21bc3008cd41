package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Asks;
import io.larder.engine.BulkDecision;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Needs;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Events;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of JCache on one entry, each a decision. Pure but for the expiry policy.
 *
 * <p>What each means for statistics, writer and expiry follows the tables of JSR-107 1.1, chapters
 * 6 (expiry), 7 (integration) and 11 (statistics).
 *
 * @param <V> the type of values
 */
final class Decisions<V> {
  private final Deadlines deadlines;
  private final Events<?, V> events;

  /**
   * The decisions of one cache.
   *
   * @param events tells whether anybody listens to the cache
   */
  Decisions(Deadlines deadlines, Events<?, V> events) {
    this.deadlines = deadlines;
    this.events = events;
  }

  Decision<V, Boolean> put(V value) {
    return new Put(value, needsOfPut(deadlines.ofPut()));
  }

  /** Puts with a time to live of the caller's. */
  Decision<V, Boolean> put(V value, Duration timeToLive) {
    return new TimedPut(value, Math.max(1, saturatedMillis(timeToLive)), needsOfPut(Needs.NOTHING));
  }

  /** Puts many. */
  <K> BulkDecision<K, V, Boolean> putAll(Map<K, V> values) {
    return BulkDecision.each(
        Asks.WRITER,
        needsOfPut(deadlines.ofPut()),
        key -> put(requireNonNull(values.get(key), "value")));
  }

  /** Who listens wants to hear what was there. */
  private Needs needsOfPut(Needs otherwise) {
    return events.hearsOfAnything() ? Needs.ENTRY : otherwise;
  }

  /** A put that lives as the expiry policy says. */
  private final class Put implements Decision<V, Boolean> {
    private final V value;
    private final Needs needs;

    Put(V value, Needs needs) {
      this.value = value;
      this.needs = needs;
    }

    @Override
    public Verdict<V, Boolean> decide(@Nullable Live<V> current) {
      return put(current, value, true);
    }

    @Override
    public Needs needs() {
      return needs;
    }
  }

  /** A put that lives as long as the caller says. */
  private final class TimedPut implements Decision<V, Boolean> {
    private final V value;
    private final long millis;
    private final Needs needs;

    TimedPut(V value, long millis, Needs needs) {
      this.value = value;
      this.millis = millis;
      this.needs = needs;
    }

    @Override
    public Verdict<V, Boolean> decide(@Nullable Live<V> current) {
      return Verdict.put(value, deadlines.after(millis), true);
    }

    @Override
    public Needs needs() {
      return needs;
    }
  }

  private static long saturatedMillis(Duration duration) {
    try {
      return duration.toMillis();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  Decision<V, @Nullable V> getAndPut(V value) {
    return current -> put(current, value, valueOf(current)).counted();
  }

  Decision<V, Boolean> putIfAbsent(V value) {
    return current ->
        (current == null ? put(null, value, true) : Verdict.<V, Boolean>keep(false)).counted();
  }

  Decision<V, Boolean> replace(V value) {
    return current ->
        (current == null ? Verdict.<V, Boolean>keep(false) : put(current, value, true)).counted();
  }

  Decision<V, @Nullable V> getAndReplace(V value) {
    return current ->
        (current == null
                ? Verdict.<V, @Nullable V>keep(null)
                : put(current, value, current.value()))
            .counted();
  }

  Decision<V, Boolean> replace(V oldValue, V newValue) {
    return current -> {
      if (current == null) {
        return Verdict.<V, Boolean>keep(false).counted();
      }
      return current.value().equals(oldValue)
          ? put(current, newValue, true).counted()
          : deadlines.accessed(current, false);
    };
  }

  /** Removes many. */
  <K> BulkDecision<K, V, Boolean> removeAll() {
    return BulkDecision.each(key -> remove());
  }

  Decision<V, Boolean> remove() {
    return current -> Verdict.remove(current != null);
  }

  Decision<V, Boolean> remove(V oldValue) {
    return current -> {
      if (current == null) {
        return Verdict.<V, Boolean>keep(false).counted();
      }
      return current.value().equals(oldValue)
          ? Verdict.<V, Boolean>remove(true).counted()
          : deadlines.accessed(current, false);
    };
  }

  Decision<V, @Nullable V> getAndRemove() {
    return current -> Verdict.<V, @Nullable V>remove(valueOf(current)).counted();
  }

  /** Looks at the entry, so that an expired one leaves. */
  Decision<V, @Nullable V> get() {
    return Decision.asking(
        Asks.NOBODY,
        current ->
            current == null
                ? Verdict.<V, @Nullable V>keep(null).counted()
                : deadlines.accessed(current, current.value()));
  }

  /** Ends the entry's life, because an access said so; not that of one that has come since. */
  Decision<V, Boolean> expireNow(Live<V> seen) {
    return Decision.asking(
        Asks.NOBODY,
        current ->
            current != null && current.isSameAs(seen)
                ? Verdict.touch(Deadlines.AT_ONCE, true)
                : Verdict.keep(false));
  }

  private <R> Verdict<V, R> put(@Nullable Live<V> current, V value, @Nullable R answer) {
    return Verdict.put(value, deadlines.onPut(current), answer);
  }

  private @Nullable V valueOf(@Nullable Live<V> current) {
    return current == null ? null : current.value();
  }
}
