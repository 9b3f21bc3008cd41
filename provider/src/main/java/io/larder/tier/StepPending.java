package io.larder.tier;

import io.larder.engine.Outcome;
import io.larder.spi.Key;
import io.larder.spi.Stored;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link StoreStep} that are neither done nor failed yet. Confined to the step's
 * thread.
 */
final class StepPending<K, V, R> {
  private final StoreTier<K, V> tier;
  private final StepResult<K, V, R> result;
  private final Map<K, StepItem<K, V, R>> items = new LinkedHashMap<>();

  StepPending(StoreTier<K, V> tier, StepResult<K, V, R> result, Set<? extends K> keys) {
    this.tier = tier;
    this.result = result;
    for (K key : keys) {
      items.put(key, new StepItem<>(key, tier.records().key(key)));
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Returns what is pending now, in a list that stays as it is. */
  List<StepItem<K, V, R>> items() {
    return List.copyOf(items.values());
  }

  Set<K> keys() {
    return new LinkedHashSet<>(items.keySet());
  }

  /** Reads the records of these items. */
  void look(Iterable<StepItem<K, V, R>> some) {
    Map<Key, StepItem<K, V, R>> asked = new LinkedHashMap<>();
    some.forEach(item -> asked.put(item.bytes(), item));
    if (asked.isEmpty()) {
      return;
    }
    Map<Key, Stored> found = tier.committer().read(asked.keySet());
    asked.forEach((bytes, item) -> see(item, found.get(bytes)));
  }

  private void see(StepItem<K, V, R> item, @Nullable Stored stored) {
    item.see(tier.records().see(stored, tier.context().ticker().millis()));
  }

  /** Sees what came along with a conflict; an entry that cannot be read fails alone. */
  void seeConflict(StepItem<K, V, R> item, @Nullable Stored current) {
    try {
      see(item, current);
    } catch (CacheException e) {
      fail(item, e);
    }
  }

  /**
   * An entry is done.
   *
   * @param applied its commit, null when there was nothing to commit
   */
  void done(StepItem<K, V, R> item, Settled.@Nullable Applied applied, long now) {
    Outcome<V, R> outcome = item.outcome(tier.records(), now);
    items.remove(item.key());
    Stored stored = item.stored();
    if (applied != null && item.knowsDeadline()) {
      tier.copies().stepped(item.key(), outcome.after(), applied.version(), item.stamp, now);
    } else if (applied == null && stored != null && outcome.before() != null) {
      tier.copies().found(item.key(), stored.version());
    } else {
      tier.copies().doubtful(item.key());
    }
    result.done(item.key(), outcome, tier.witness().committed(item.key(), outcome));
  }

  /** An entry has failed; the others go on. */
  void fail(StepItem<K, V, R> item, RuntimeException cause) {
    items.remove(item.key());
    tier.copies().doubtful(item.key());
    result.failed(cause);
  }
}
