package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Alarm;
import io.larder.engine.Bounded;
import io.larder.engine.Bounds;
import io.larder.engine.BulkDecision;
import io.larder.engine.Decision;
import io.larder.engine.Extension;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Scale;
import io.larder.engine.Tier;
import io.larder.engine.Witness;
import io.larder.engine.policy.Policies;
import io.larder.spi.Copier;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tier whose truth is a shared store, with copies on the heap. Steps go to the store. A copy is
 * served as long as the store's feed, at most the configured time ago, had nothing against it; this
 * process's own changes are seen at once.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class NearTier<K, V> implements Tier<K, V>, Bounded {
  private final StoreTier<K, V> store;
  private final NearCopies<K, V> copies;
  private final Feed<K, V> feed;
  private final Ticker ticker;

  /**
   * A tier without copies.
   *
   * @param bounds of the copies
   * @param scale weighs copies as far as the bounds want it
   * @param eviction the policy by which they leave
   * @param stalenessMillis for how long a copy is served after the store was last heard of
   */
  public NearTier(
      StoreContext<K, V> context,
      Witness<K, V> witness,
      Alarm alarm,
      Bounds bounds,
      Scale<K, V> scale,
      String eviction,
      long stalenessMillis,
      Copier<K> keyCopier,
      Copier<V> valueCopier) {
    this.ticker = context.ticker();
    this.copies =
        new NearCopies<>(
            context.cacheName(),
            ticker,
            alarm,
            bounds,
            scale,
            Policies.of(eviction),
            keyCopier,
            valueCopier);
    this.store = new StoreTier<>(context, witness, copies);
    this.feed = new Feed<>(context, store.records(), copies, stalenessMillis);
  }

  @Override
  public @Nullable Live<V> peek(K key) {
    Live<V> copy = copies.get(key, feed.trustedSinceMillis());
    if (copy != null) {
      return copy;
    }
    long stamp = copies.stamp(key);
    long now = ticker.millis();
    Seen<V> seen = store.read(key);
    keep(key, seen, now, stamp);
    return seen.live();
  }

  private void keep(K key, Seen<V> seen, long readMillis, long stamp) {
    Stored stored = seen.stored();
    if (seen.live() != null && stored != null) {
      copies.keep(key, seen.live(), stored.version(), readMillis, stamp);
    }
  }

  @Override
  public void peekAll(Collection<? extends K> keys, BiConsumer<K, Live<V>> reader) {
    long since = feed.trustedSinceMillis();
    Map<K, Long> stamps = new HashMap<>();
    for (K key : keys) {
      Live<V> copy = copies.get(key, since);
      if (copy == null) {
        stamps.put(key, copies.stamp(key));
      } else {
        reader.accept(key, copy);
      }
    }
    long now = ticker.millis();
    store.read(
        stamps.keySet(),
        (key, seen) -> {
          if (seen.live() != null) {
            keep(key, seen, now, requireNonNull(stamps.get(key)));
            reader.accept(key, seen.live());
          }
        });
  }

  @Override
  public <R> Outcome<V, R> step(K key, Decision<V, R> decision) {
    return store.step(key, decision);
  }

  @Override
  public <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    return store.stepAll(keys, decision);
  }

  @Override
  public void touch(K key, Extension<V> extension) {
    store.touch(key, extension);
  }

  @Override
  public void touchAll(Map<K, Extension<V>> extensions) {
    store.touchAll(extensions);
  }

  @Override
  public Iterator<Map.Entry<K, Live<V>>> iterator() {
    return store.iterator();
  }

  @Override
  public void clear() {
    try {
      store.clear();
    } finally {
      copies.allDoubtful();
    }
  }

  @Override
  public void purgeExpired() {
    store.purgeExpired();
  }

  @Override
  public long size() {
    return store.size();
  }

  @Override
  public void bound(UnaryOperator<Bounds> change) {
    copies.bound(change);
  }

  /** Returns how many copies there are on the heap. */
  public long copies() {
    return copies.size();
  }

  /** Returns how many stored values could not be read since the cache was opened. */
  public long unreadable() {
    return store.unreadable();
  }

  @Override
  public void close() {
    feed.close();
    copies.close();
    store.close();
  }
}
