package io.larder.engine;

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
import org.jspecify.annotations.Nullable;

/**
 * The tier whose truth is this process: a step is atomic under the lock of its key alone.
 *
 * <p>Expiry is by wall clock. When the clock steps back, entries live longer by that step.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class HeapTier<K, V> implements Tier<K, V> {
  private final String cacheName;
  private final KeyLocks<K> locks;
  private final Table<K, Object> table;
  private final Ticker ticker;
  private final Alarm alarm;
  private final Copier<K> keyCopier;
  private final Copier<V> valueCopier;
  private final Witness<K, V> witness;

  /** Moved on when a clear begins and when it ends: what was decided meanwhile is of no use. */
  private final AtomicLong clears = new AtomicLong();

  /**
   * An empty tier.
   *
   * @param cacheName for messages
   * @param maximumEntries the bound, {@link Long#MAX_VALUE} for none
   */
  public HeapTier(
      String cacheName,
      Ticker ticker,
      Alarm alarm,
      long maximumEntries,
      EvictionPolicy<Node<K, Object>> policy,
      Copier<K> keyCopier,
      Copier<V> valueCopier,
      Witness<K, V> witness) {
    this.cacheName = cacheName;
    this.locks = new KeyLocks<>(cacheName);
    this.ticker = ticker;
    this.alarm = alarm;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.witness = witness;
    this.table = new Table<>(ticker, alarm, maximumEntries, policy, new ByKeyLock());
  }

  @Override
  public @Nullable Live<V> peek(K key) {
    Node<K, Object> node = table.get(key);
    if (node == null) {
      return null;
    }
    long deadline = node.deadlineMillis();
    if (deadline <= ticker.millis()) {
      return null;
    }
    table.accessed(node);
    return new Live<>(node.content(), valueCopier, deadline, node);
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
    KeyLocks<K>.Held held = locks.acquire(key);
    try {
      Outcome<V, R> attempted;
      do {
        attempted = attempt(key, decision);
      } while (attempted == null);
      outcome = attempted;
      ticket = witness.committed(key, outcome);
    } finally {
      held.release();
    }
    table.keepBound();
    ticket.redeem();
    return outcome;
  }

  /** Returns null when the entry was cleared meanwhile, so that it is to be decided again. */
  private <R> @Nullable Outcome<V, R> attempt(K key, Decision<V, R> decision) {
    long epoch = clears.get();
    long now = ticker.millis();
    Node<K, Object> node = table.get(key);
    Live<V> before = live(node, now);
    Verdict<V, R> verdict = decision.decide(before, now);
    if (epoch != clears.get()) {
      return null;
    }
    @Nullable Kept<K> kept = keep(key, node, verdict);
    if (verdict.writing() != Verdict.Writing.NONE) {
      witness.write(key, verdict);
    }
    return commit(node, before, verdict, kept, now);
  }

  @Override
  public <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    Map<K, R> answers = new LinkedHashMap<>();
    List<Ticket> tickets = new ArrayList<>();
    Refusal<K> refusal;
    KeyLocks<K>.Held held = locks.acquireAll(keys);
    try {
      Map<K, Node<K, Object>> nodes = new HashMap<>();
      Map<K, Live<V>> current = new HashMap<>();
      Map<K, Verdict<V, R>> verdicts;
      long epoch;
      long now;
      do {
        epoch = clears.get();
        now = ticker.millis();
        read(keys, now, nodes, current);
        verdicts = decision.decide(Collections.unmodifiableSet(keys), current, now);
      } while (epoch != clears.get());
      Map<K, Kept<K>> kept = new HashMap<>();
      for (Map.Entry<K, Verdict<V, R>> each : verdicts.entrySet()) {
        K key = each.getKey();
        kept.put(key, keep(key, nodes.get(key), each.getValue()));
      }
      refusal = witness.writeAll(verdicts);
      for (Map.Entry<K, Verdict<V, R>> each : verdicts.entrySet()) {
        K key = each.getKey();
        if (refusal == null || !refusal.keys().contains(key)) {
          Outcome<V, R> outcome =
              commit(nodes.get(key), current.get(key), each.getValue(), kept.get(key), now);
          if (outcome != null) { // else a clear came after it
            tickets.add(witness.committed(key, outcome));
          }
          answers.put(key, each.getValue().answer());
        }
      }
    } finally {
      held.release();
    }
    table.keepBound();
    Failures failures = new Failures();
    failures.of(() -> Refusal.rethrow(refusal));
    tickets.forEach(ticket -> failures.of(ticket::redeem));
    failures.rethrow();
    return answers;
  }

  private void read(
      Set<? extends K> keys, long now, Map<K, Node<K, Object>> nodes, Map<K, Live<V>> current) {
    nodes.clear();
    current.clear();
    for (K key : keys) {
      Node<K, Object> node = table.get(key);
      if (node != null) {
        nodes.put(key, node);
      }
      Live<V> live = live(node, now);
      if (live != null) {
        current.put(key, live);
      }
    }
  }

  private @Nullable Live<V> live(@Nullable Node<K, Object> node, long now) {
    return node == null || node.deadlineMillis() <= now ? null : view(node);
  }

  private Live<V> view(Node<K, Object> node) {
    return new Live<>(node.content(), valueCopier, node.deadlineMillis(), node);
  }

  /** What the table keeps of a new entry. */
  private record Kept<K>(K key, Object value) {}

  /** Copies a new entry before the writer is called: one that cannot be kept is not written. */
  private @Nullable Kept<K> keep(K key, @Nullable Node<K, Object> node, Verdict<V, ?> verdict) {
    if (!(verdict.change() instanceof Change.Put<V> put)) {
      return null;
    }
    try {
      K ownKey = node != null ? node.key() : keyCopier.give(keyCopier.keep(key));
      return new Kept<>(ownKey, valueCopier.keep(put.value()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cache '" + cacheName + "': " + e.getMessage(), e);
    }
  }

  /** Returns null when nothing was written through and the entry was cleared meanwhile. */
  private <R> @Nullable Outcome<V, R> commit(
      @Nullable Node<K, Object> node,
      @Nullable Live<V> before,
      Verdict<V, R> verdict,
      @Nullable Kept<K> kept,
      long now) {
    Live<V> expired = node != null && before == null ? view(node) : null;
    Live<V> after = before;
    if (verdict.change() instanceof Change.Put<V> put) {
      after = null;
      if (put.deadlineMillis() > now && kept != null) {
        Node<K, Object> fresh = put(node, kept, put.deadlineMillis());
        if (fresh == null) {
          return null;
        }
        after = view(fresh);
      }
    } else if (verdict.change() instanceof Change.Remove<V>) {
      after = null;
    } else if (verdict.change() instanceof Change.Touch<V> touch
        && node != null
        && before != null) {
      after = null;
      if (touch.deadlineMillis() > now) {
        table.touch(node, node.deadlineMillis(), touch.deadlineMillis());
        after = view(node);
      }
    }
    if (after == null && node != null) {
      table.remove(node);
    } else if (node != null) {
      table.accessed(node);
    }
    return new Outcome<>(expired, before, after, verdict);
  }

  /** What the writer has got is kept whatever happened meanwhile: it is what is true. */
  private @Nullable Node<K, Object> put(
      @Nullable Node<K, Object> node, Kept<K> kept, long deadlineMillis) {
    return node == null || witness.writesThrough()
        ? table.put(kept.key(), kept.value(), deadlineMillis)
        : table.replace(node, kept.value(), deadlineMillis);
  }

  @Override
  public void touch(K key, Extension<V> extension) {
    Live<V> seen = extension.seen();
    Node<K, Object> node = table.get(key);
    if (node != null && node == seen.version() && seen.deadlineMillis() > ticker.millis()) {
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
  public void close() {
    table.close();
    table.clear();
  }

  /** Lets a node leave only when nobody works on its key. */
  private final class ByKeyLock implements Table.Leaver<K, Object> {
    @Override
    public boolean evict(Node<K, Object> node) {
      KeyLocks<K>.Held held = locks.tryAcquire(node.key());
      if (held == null) {
        return false;
      }
      try {
        if (node.deadlineMillis() <= ticker.millis()) {
          // It was due to leave anyway; nobody here may run listeners, so the alarm's thread does.
          Ticket ticket = expired(node);
          if (ticket != null && ticket != Ticket.NONE) {
            alarm.schedule(ticket::redeem, 0, TimeUnit.MILLISECONDS);
          }
          return ticket != null;
        }
        boolean removed = table.remove(node);
        if (removed) {
          witness.evicted(node.key());
        }
        return removed;
      } finally {
        held.release();
      }
    }

    @Override
    public @Nullable Ticket expire(Node<K, Object> node) {
      KeyLocks<K>.Held held = locks.tryAcquire(node.key());
      if (held == null) {
        return null;
      }
      try {
        if (node.deadlineMillis() > ticker.millis()) {
          return null;
        }
        return expired(node);
      } finally {
        held.release();
      }
    }

    private @Nullable Ticket expired(Node<K, Object> node) {
      if (!table.remove(node)) {
        return null;
      }
      Verdict<V, ?> verdict = Verdict.keep(null);
      return witness.committed(node.key(), new Outcome<>(view(node), null, null, verdict));
    }
  }
}
