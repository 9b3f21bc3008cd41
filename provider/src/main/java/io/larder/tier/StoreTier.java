package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Asks;
import io.larder.engine.BulkDecision;
import io.larder.engine.Decision;
import io.larder.engine.Extension;
import io.larder.engine.KeyLocks;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Tier;
import io.larder.engine.Verdict;
import io.larder.engine.Witness;
import io.larder.spi.Key;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tier whose truth is a shared store: a step reads, decides and commits on the record's
 * version, under the local lock of its key.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class StoreTier<K, V> implements Tier<K, V> {
  private final StoreContext<K, V> context;
  private final KeyLocks<K> locks;
  private final Records<K, V> records;
  private final Committer committer;
  private final Witness<K, V> witness;
  private final Copies<K, V> copies;
  private final Function<Set<Key>, Map<Key, Stored>> peeking;

  /** A tier over the records that the context names. */
  public StoreTier(StoreContext<K, V> context, Witness<K, V> witness) {
    this(context, witness, Copies.none(), context.space()::get);
  }

  /** A tier behind copies, which are some moments old anyway: so may be what they are read from. */
  StoreTier(StoreContext<K, V> context, Witness<K, V> witness, Copies<K, V> copies) {
    this(context, witness, copies, context.space()::peek);
  }

  private StoreTier(
      StoreContext<K, V> context,
      Witness<K, V> witness,
      Copies<K, V> copies,
      Function<Set<Key>, Map<Key, Stored>> peeking) {
    this.context = context;
    this.locks = new KeyLocks<>(context.cacheName());
    this.records = new Records<>(context);
    this.committer = new Committer(context);
    this.witness = witness;
    this.copies = copies;
    this.peeking = peeking;
  }

  StoreContext<K, V> context() {
    return context;
  }

  Records<K, V> records() {
    return records;
  }

  Committer committer() {
    return committer;
  }

  Witness<K, V> witness() {
    return witness;
  }

  Copies<K, V> copies() {
    return copies;
  }

  @Override
  public @Nullable Live<V> peek(K key) {
    return read(key).live();
  }

  /** Reads one record; waits while a writer holds it. */
  Seen<V> read(K key) {
    Key bytes = records.key(key);
    Set<Key> asked = Set.of(bytes);
    Backoff backoff = new Backoff(context);
    while (true) {
      Stored stored = committer.read(asked, peeking).get(bytes);
      long now = context.ticker().millis();
      if (stored == null || !Records.isHeldByWriter(stored, now)) {
        return records.see(stored, now);
      }
      locks.refuseReentry(key);
      backoff.pause();
    }
  }

  @Override
  public void peekAll(Collection<? extends K> keys, BiConsumer<K, Live<V>> reader) {
    read(
        keys,
        (key, seen) -> {
          if (seen.live() != null) {
            reader.accept(key, seen.live());
          }
        });
  }

  /** Reads the records that are there; waits while writers hold them. */
  void read(Collection<? extends K> keys, BiConsumer<K, Seen<V>> reader) {
    Map<Key, K> byBytes = new HashMap<>(2 * keys.size());
    for (K key : keys) {
      byBytes.put(records.key(key), key);
    }
    read(byBytes, reader);
  }

  /** Reads records, and again those that a writer holds, until nobody does. */
  private void read(Map<Key, K> keys, BiConsumer<K, Seen<V>> reader) {
    Map<Key, K> asked = keys;
    Backoff backoff = new Backoff(context);
    while (!asked.isEmpty()) {
      Map<Key, K> held = new HashMap<>();
      Map<Key, Stored> found = committer.read(asked.keySet(), peeking);
      long now = context.ticker().millis();
      asked.forEach(
          (bytes, key) -> {
            Stored stored = found.get(bytes);
            if (stored != null && Records.isHeldByWriter(stored, now)) {
              held.put(bytes, key);
            } else if (stored != null) {
              reader.accept(key, records.see(stored, now));
            }
          });
      if (!held.isEmpty()) {
        held.values().forEach(locks::refuseReentry);
        backoff.pause();
      }
      asked = held;
    }
  }

  @Override
  public <R> Outcome<V, R> step(K key, Decision<V, R> decision) {
    return run(StoreStep.one(this, key, decision), Set.of(key)).outcome(key);
  }

  @Override
  public <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    return keys.isEmpty() ? Map.of() : run(StoreStep.many(this, keys, decision), keys).answers();
  }

  private <R> StepResult<K, V, R> run(StoreStep<K, V, R> step, Set<? extends K> keys) {
    StepResult<K, V, R> result;
    KeyLocks<K>.Held held = locks.acquireAll(keys);
    try {
      result = step.run();
    } finally {
      held.release();
    }
    result.redeem();
    return result;
  }

  @Override
  public void touch(K key, Extension<V> extension) {
    step(key, touching(extension));
  }

  @Override
  public void touchAll(Map<K, Extension<V>> extensions) {
    stepAll(
        extensions.keySet(),
        BulkDecision.asking(
            Asks.NOBODY, BulkDecision.each(key -> touching(requireNonNull(extensions.get(key))))));
  }

  private static <V> Decision<V, Boolean> touching(Extension<V> extension) {
    return Decision.asking(
        Asks.NOBODY,
        current ->
            current == null || current.deadlineMillis() != extension.seen().deadlineMillis()
                ? Verdict.keep(false) // another has changed it since, or accessed it later
                : Verdict.touch(extension.deadlineMillis(), true));
  }

  @Override
  public Iterator<Map.Entry<K, Live<V>>> iterator() {
    if (!context.capabilities().scan()) {
      throw cannotList();
    }
    return new ScanIterator<>(this);
  }

  /** The store itself says why not, and what would help. */
  private UnsupportedOperationException cannotList() {
    String why = context.where() + ": this store cannot list its keys";
    try {
      context.space().scan(null, 1, false);
    } catch (UnsupportedOperationException e) {
      return new UnsupportedOperationException(context.where() + ": " + e.getMessage(), e);
    } catch (StoreException e) {
      return new UnsupportedOperationException(why, e); // nor does it say anything just now
    }
    return new UnsupportedOperationException(why);
  }

  @Override
  public void clear() {
    try {
      context.space().clear();
    } catch (StoreException e) {
      throw context.failed("clear", e);
    }
  }

  @Override
  public void purgeExpired() {
    if (context.capabilities().scan()) {
      new ScanIterator<>(this).purge();
    }
  }

  /** Returns how many stored values could not be read since the cache was opened. */
  public long unreadable() {
    return records.unreadable();
  }

  @Override
  public long size() {
    try {
      return context.space().size().records();
    } catch (StoreException e) {
      throw context.failed("size", e);
    }
  }

  @Override
  public void close() {}
}
