package io.larder.engine;

import static java.util.Objects.requireNonNull;

import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tier whose truth is this process: a step is atomic under the lock of its key alone.
 *
 * <p>Expiry is by wall clock. When the clock steps back, entries live longer by that step.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class HeapTier<K, V> implements Tier<K, V>, Bounded {
  private final Table<K, Object> table;
  private final Ticker ticker;
  private final Alarm alarm;
  private final Copier<K> keyCopier;
  private final Copier<K> keyOwner;
  private final Copier<V> valueCopier;
  private final Witness<K, V> witness;
  private final Scale<K, V> scale;
  private final Keeper<K, V> keeper;

  /** Moved on when a clear begins and when it ends: what was decided meanwhile is of no use. */
  private final AtomicLong clears = new AtomicLong();

  /**
   * An empty tier.
   *
   * @param cacheName for messages
   * @param scale weighs entries as far as the bounds want it
   * @param failsOversized whether an entry that alone is beyond the bounds is an error; else it is
   *     not kept
   */
  public HeapTier(
      String cacheName,
      Ticker ticker,
      Alarm alarm,
      Bounds bounds,
      Scale<K, V> scale,
      boolean failsOversized,
      EvictionPolicy<Node<K, Object>> policy,
      Copier<K> keyCopier,
      Copier<V> valueCopier,
      Witness<K, V> witness) {
    this.ticker = ticker;
    this.alarm = alarm;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.witness = witness;
    this.scale = scale;
    this.keeper = new Keeper<>(cacheName, keyCopier, valueCopier, scale, failsOversized);
    this.keyOwner = keeper.keyOwner();
    this.table =
        new Table<>(cacheName, ticker, alarm, bounds, scale.isUsed(), policy, new Leaving());
  }

  @Override
  public @Nullable Live<V> peek(K key) {
    Node<K, Object> node = table.get(key);
    if (node == null) {
      return null;
    }
    Live<V> live = Live.of(node, valueCopier);
    if (live == null || hasPassed(live.deadlineMillis())) {
      return null;
    }
    table.accessed(node);
    return live;
  }

  /**
   * Returns a short way to read this tier.
   *
   * @param accessMillis how long an access lets an entry live from then on, -1 for as long as ever
   */
  public HeapReads<K, V> reads(Class<K> keyType, long accessMillis) {
    return new HeapReads<>(table, keyType, valueCopier, ticker, accessMillis);
  }

  /**
   * Returns a short way to put into this tier, for when nobody but the policy has to hear of it.
   *
   * @param expiry asks no code of the application's
   */
  public HeapWrites<K, V> writes(PutExpiry expiry) {
    return new HeapWrites<>(this, table, expiry);
  }

  Node<K, Object> lock(K key) {
    return table.lock(key, keyOwner);
  }

  /** Returns a key as it would be kept. */
  K own(K key) {
    return keyOwner.copy(key);
  }

  /** Tells whether a deadline is over; the clock is not asked about one that never is. */
  boolean hasPassed(long deadlineMillis) {
    return deadlineMillis != Long.MAX_VALUE && deadlineMillis <= ticker.millis();
  }

  @Override
  public void peekAll(Collection<? extends K> keys, BiConsumer<K, Live<V>> reader) {
    for (K key : keys) {
      Live<V> live = peek(key);
      if (live != null) {
        reader.accept(key, live);
      }
    }
  }

  @Override
  public <R> Outcome<V, R> step(K key, Decision<V, R> decision) {
    Outcome<V, R> outcome;
    Ticket ticket;
    Node<K, Object> node = lock(key);
    try {
      Outcome<V, R> attempted;
      do {
        attempted = attempt(key, node, decision);
      } while (attempted == null);
      outcome = attempted;
      ticket = witness.committed(key, outcome);
    } finally {
      table.unlock(node);
    }
    table.keepBound();
    ticket.redeem();
    return outcome;
  }

  /** Returns null when the entry was cleared meanwhile, so that it is to be decided again. */
  private <R> @Nullable Outcome<V, R> attempt(
      K key, Node<K, Object> node, Decision<V, R> decision) {
    long epoch = clears.get();
    Live<V> found = Live.of(node, valueCopier);
    Live<V> before = living(found);
    Verdict<V, R> verdict = decision.decide(before);
    if (epoch != clears.get()) {
      return null;
    }
    Kept kept = kept(node.key(), verdict);
    if (verdict.writing() != Verdict.Writing.NONE) {
      witness.write(key, verdict);
    }
    return commit(node, found, before, verdict, kept);
  }

  private @Nullable Live<V> living(@Nullable Live<V> found) {
    return found == null || hasPassed(found.deadlineMillis()) ? null : found;
  }

  @Override
  public <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    Map<K, R> answers = new LinkedHashMap<>();
    List<Ticket> tickets = new ArrayList<>();
    Refusal<K> refusal;
    LockedNodes<K, Object> locked = new LockedNodes<>(table, keys, keyOwner);
    try {
      Map<K, Node<K, Object>> nodes = locked.byKey();
      Map<K, Live<V>> found = new HashMap<>();
      Map<K, Live<V>> current = new HashMap<>();
      Map<K, Verdict<V, R>> verdicts;
      long epoch;
      do {
        epoch = clears.get();
        read(nodes, found, current);
        verdicts = decision.decide(Collections.unmodifiableSet(keys), current);
      } while (epoch != clears.get());
      Map<K, Kept> kept = new HashMap<>();
      verdicts.forEach((key, verdict) -> kept.put(key, kept(key, verdict)));
      refusal = witness.writeAll(verdicts);
      for (Map.Entry<K, Verdict<V, R>> each : verdicts.entrySet()) {
        K key = each.getKey();
        if (refusal == null || !refusal.keys().contains(key)) {
          Outcome<V, R> outcome =
              commit(
                  requireNonNull(nodes.get(key), "node"),
                  found.get(key),
                  current.get(key),
                  each.getValue(),
                  kept.get(key));
          if (outcome != null) { // else a clear came after it
            tickets.add(witness.committed(key, outcome));
          }
          answers.put(key, each.getValue().answer());
        }
      }
    } finally {
      locked.unlock();
    }
    table.keepBound();
    Failures failures = new Failures();
    failures.of(() -> Refusal.rethrow(refusal));
    tickets.forEach(ticket -> failures.of(ticket::redeem));
    failures.rethrow();
    return answers;
  }

  private void read(Map<K, Node<K, Object>> nodes, Map<K, Live<V>> found, Map<K, Live<V>> current) {
    found.clear();
    current.clear();
    nodes.forEach(
        (key, node) -> {
          Live<V> live = Live.of(node, valueCopier);
          if (live != null) {
            found.put(key, live);
            if (living(live) != null) {
              current.put(key, live);
            }
          }
        });
  }

  /** Returns what is kept for the verdict's value, null when it has none or that is too large. */
  private @Nullable Kept kept(K key, Verdict<V, ?> verdict) {
    return verdict.change() instanceof Change.Put<V> put ? keep(key, put.value()) : null;
  }

  /**
   * Returns what is kept for a new value, null when it is too large to be kept. Asked before the
   * writer is called: what is refused is not written.
   */
  @Nullable Kept keep(K key, V value) {
    return keeper.keep(key, value, table.bounds());
  }

  /** Counts a value that was put and is not kept. */
  void countOversized() {
    keeper.countOversized();
  }

  /** Returns null when nothing was written through and the entry was cleared meanwhile. */
  private <R> @Nullable Outcome<V, R> commit(
      Node<K, Object> node,
      @Nullable Live<V> found,
      @Nullable Live<V> before,
      Verdict<V, R> verdict,
      @Nullable Kept kept) {
    Live<V> expired = before == null ? found : null;
    Live<V> after = before;
    if (verdict.change() instanceof Change.Put<V> put) {
      after = null;
      if (kept != null && !hasPassed(put.deadlineMillis())) {
        if (!put(node, found, kept, put.deadlineMillis())) {
          return null;
        }
        after = new Live<>(kept.value(), valueCopier, put.deadlineMillis());
      } else if (kept == null) {
        countOversized();
      }
    } else if (verdict.change() instanceof Change.Remove<V>) {
      after = null;
    } else if (verdict.change() instanceof Change.Touch<V> touch && before != null) {
      after = null;
      if (!hasPassed(touch.deadlineMillis())) {
        table.touch(node, before.deadlineMillis(), touch.deadlineMillis());
        after = new Live<>(before.kept(), valueCopier, node.deadlineMillis());
      }
    }
    if (after == null) {
      node.empty();
    } else if (kept == null) {
      table.accessed(node);
    }
    return new Outcome<>(expired, before, after, verdict);
  }

  /** What the writer has got is kept whatever happened meanwhile: it is what is true. */
  private boolean put(
      Node<K, Object> node, @Nullable Live<V> found, Kept kept, long deadlineMillis) {
    long earlier = node.deadlineMillis();
    boolean set =
        node.set(found == null ? null : found.kept(), kept.value(), deadlineMillis)
            || (witness.writesThrough() && node.set(null, kept.value(), deadlineMillis));
    if (set) {
      table.filled(node, earlier, kept.load());
    }
    return set;
  }

  @Override
  public void touch(K key, Extension<V> extension) {
    Live<V> seen = extension.seen();
    Node<K, Object> node = table.get(key);
    if (node != null && node.content() == seen.kept() && !hasPassed(seen.deadlineMillis())) {
      table.touch(node, seen.deadlineMillis(), extension.deadlineMillis());
    }
  }

  @Override
  public void touchAll(Map<K, Extension<V>> extensions) {
    extensions.forEach(this::touch);
  }

  @Override
  public Iterator<Map.Entry<K, Live<V>>> iterator() {
    return new LiveIterator<>(table.iterator(), keyCopier, valueCopier, ticker);
  }

  @Override
  public void clear() {
    clears.incrementAndGet();
    table.clear();
    clears.incrementAndGet();
  }

  @Override
  public void purgeExpired() {
    table.purgeExpired();
  }

  @Override
  public long size() {
    return table.size();
  }

  @Override
  public void bound(UnaryOperator<Bounds> change) {
    table.bound(before -> scale.requireCounted(change.apply(before)));
  }

  /** Returns figures of the entries on the heap. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new HashMap<>();
    figures.put("entries", table.size());
    keeper.tell(table.loaded(), figures);
    return figures;
  }

  @Override
  public void close() {
    table.close();
    table.clear();
  }

  /** What leaves is told to the witness. */
  private final class Leaving implements Table.Leaver<K, Object> {
    @Override
    public void evict(Node<K, Object> node) {
      if (hasPassed(node.deadlineMillis())) {
        // It was due to leave anyway; nobody here may run listeners, so the alarm's thread does.
        Ticket ticket = expire(node);
        if (ticket != Ticket.NONE) {
          alarm.schedule(ticket::redeem, 0, TimeUnit.MILLISECONDS);
        }
      } else {
        node.empty();
        witness.evicted(node.key());
      }
    }

    @Override
    public Ticket expire(Node<K, Object> node) {
      Live<V> expired = Live.of(node, valueCopier);
      node.empty();
      Verdict<V, ?> verdict = Verdict.keep(null);
      return witness.committed(node.key(), new Outcome<>(expired, null, null, verdict));
    }
  }
}
