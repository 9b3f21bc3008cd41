package io.larder.tier;

import io.larder.engine.BulkDecision;
import io.larder.engine.Change;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Refusal;
import io.larder.engine.Ticket;
import io.larder.engine.Tickets;
import io.larder.engine.Verdict;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Stored;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One step on one or many entries of a shared store. Confined to a thread that has the local locks
 * of the keys.
 *
 * <pre>
 *   read ─▶ wait for holds of others ─▶ hold? ─▶ decide ─▶ write through ─▶ commit ─▶ done
 *             ▲                                                               │
 *             └────────────── conflict: the current record came along ◀───────┘
 * </pre>
 *
 * A record is held before the decision when the writer may be called, and after too many conflicts.
 */
final class StoreStep<K, V, R> {
  private static final int CONFLICTS_BEFORE_LEASE = 8;

  private final StoreTier<K, V> tier;
  private final StoreContext<K, V> context;
  private final BulkDecision<K, V, R> decision;
  private final boolean single;
  private final boolean loading;
  private final Map<K, StepItem<K, V, R>> pending = new LinkedHashMap<>();
  private final Map<K, Outcome<V, R>> outcomes = new LinkedHashMap<>();
  private final List<Ticket> tickets = new ArrayList<>();
  private final Backoff backoff;
  private final Drop drop;
  private final List<StepItem<K, V, R>> dropping = new ArrayList<>();
  private @Nullable RuntimeException failure;
  private @Nullable Error error;
  private int conflicts;

  /** When the holds of this step end. */
  private long heldUntilMillis;

  private StoreStep(
      StoreTier<K, V> tier,
      Set<? extends K> keys,
      BulkDecision<K, V, R> decision,
      boolean single,
      boolean loading) {
    this.tier = tier;
    this.context = tier.context();
    this.decision = decision;
    this.single = single;
    this.loading = loading;
    this.backoff = new Backoff(context);
    this.drop = new Drop(tier.committer(), context.ticker(), backoff);
    for (K key : keys) {
      pending.put(key, new StepItem<>(key, tier.records().key(key)));
    }
  }

  static <K, V, R> StoreStep<K, V, R> one(StoreTier<K, V> tier, K key, Decision<V, R> decision) {
    BulkDecision<K, V, R> bulk = BulkDecision.each(any -> decision);
    return new StoreStep<>(
        tier,
        Set.of(key),
        decision.mayWrite() ? bulk : BulkDecision.neverWriting(bulk),
        true,
        decision.mayLoad());
  }

  static <K, V, R> StoreStep<K, V, R> many(
      StoreTier<K, V> tier, Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    return new StoreStep<>(tier, keys, decision, false, decision.mayLoad());
  }

  /** Returns what became of a key; there is one unless {@link #redeem} has thrown. */
  Outcome<V, R> outcome(K key) {
    Outcome<V, R> outcome = outcomes.get(key);
    if (outcome == null) {
      throw new IllegalStateException(context.where() + ": a step ended without an outcome");
    }
    return outcome;
  }

  Map<K, R> answers() {
    Map<K, R> answers = new LinkedHashMap<>();
    outcomes.forEach((key, outcome) -> answers.put(key, outcome.verdict().answer()));
    return answers;
  }

  /** Lets listeners hear, then throws what went wrong with some of the entries. Under no lock. */
  void redeem() {
    try {
      Tickets.redeemAll(tickets);
    } catch (RuntimeException e) {
      if (error == null) {
        throw e;
      }
      error.addSuppressed(e);
    }
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
  }

  void run() {
    for (StepItem<K, V, R> item : pending.values()) {
      item.stamp = tier.copies().stamp(item.key());
    }
    look(pending.values());
    boolean writing = decision.mayWrite() && tier.witness().writesThrough();
    try {
      while (!pending.isEmpty()) {
        if (awaitOthers() && holdIfNeeded(writing)) {
          attempt(writing);
        }
      }
    } catch (RuntimeException e) {
      release();
      addFailure(e);
    } catch (Error e) {
      error = e; // thrown once listeners have heard of what is done
      release();
    }
  }

  private boolean holdIfNeeded(boolean writing) {
    if (writing) {
      return hold(Lease.Purpose.WRITER);
    }
    boolean absent = pending.values().stream().anyMatch(StepItem::isAbsent);
    boolean leased = conflicts >= CONFLICTS_BEFORE_LEASE || (loading && absent);
    return !leased || hold(Lease.Purpose.CONTENTION);
  }

  private void look(Iterable<StepItem<K, V, R>> items) {
    Map<Key, StepItem<K, V, R>> asked = new LinkedHashMap<>();
    items.forEach(item -> asked.put(item.bytes(), item));
    Map<Key, Stored> found = tier.committer().read(asked.keySet());
    asked.forEach((bytes, item) -> see(item, found.get(bytes)));
  }

  private void see(StepItem<K, V, R> item, @Nullable Stored stored) {
    item.see(tier.records().see(stored, context.ticker().millis()));
  }

  /** Sees what came along with a conflict; an entry that cannot be read fails alone. */
  private void seeConflict(StepItem<K, V, R> item, @Nullable Stored current) {
    try {
      see(item, current);
    } catch (CacheException e) {
      fail(item, e);
    }
  }

  /** Returns whether no entry is held by others; if one is, waits a moment and looks again. */
  private boolean awaitOthers() {
    List<StepItem<K, V, R>> held = new ArrayList<>();
    long now = context.ticker().millis();
    for (StepItem<K, V, R> item : pending.values()) {
      if (item.isHeldByOthers(now)) {
        held.add(item);
      }
    }
    if (held.isEmpty()) {
      return true;
    }
    backoff.pause();
    look(held);
    return false;
  }

  /**
   * Holds every pending entry; or none, when another process was faster with one of them: no step
   * waits while it holds.
   */
  private boolean hold(Lease.Purpose purpose) {
    heldUntilMillis = context.ticker().millis() + context.leaseMillis();
    List<StepItem<K, V, R>> free = List.copyOf(pending.values());
    List<Write> holds = new ArrayList<>();
    for (StepItem<K, V, R> item : free) {
      holds.add(item.write(item.hold(heldUntilMillis, purpose)));
    }
    boolean all = true;
    List<Settled> settled = tier.committer().commit(holds);
    for (int i = 0; i < free.size(); i++) {
      StepItem<K, V, R> item = free.get(i);
      if (settled.get(i) instanceof Settled.Applied applied) {
        item.held(applied.version());
      } else if (settled.get(i) instanceof Settled.Conflict conflict) {
        all = false;
        seeConflict(item, conflict.current());
      } else if (settled.get(i) instanceof Settled.Failed failed) {
        fail(item, failed.cause());
      }
    }
    if (!all && !single) {
      List<StepItem<K, V, R>> released = release();
      look(released);
    }
    return all && !pending.isEmpty();
  }

  /** Ends all holds of this step, and leaves the records as they were before. */
  private List<StepItem<K, V, R>> release() {
    List<StepItem<K, V, R>> held = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (StepItem<K, V, R> item : pending.values()) {
      if (item.isHeld()) {
        tier.copies().doubtful(item.key());
        held.add(item);
        writes.add(item.write(item.released()));
      }
    }
    // Whatever becomes of this, the lease ends by itself.
    tier.committer().commit(writes);
    return held;
  }

  private void attempt(boolean writing) {
    long now = context.ticker().millis();
    decide(now);
    if (writing) {
      boolean over = context.ticker().millis() >= heldUntilMillis;
      if (over && !hold(Lease.Purpose.WRITER)) {
        return; // others went past the hold: what was decided is of no use
      }
      writeThrough();
    }
    List<StepItem<K, V, R>> items = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (StepItem<K, V, R> item : List.copyOf(pending.values())) {
      Next next = item.next(now);
      if (next == null) {
        done(item, null, now);
      } else {
        items.add(item);
        writes.add(item.write(next));
      }
    }
    List<Settled> settled = tier.committer().commit(writes);
    for (int i = 0; i < items.size(); i++) {
      settle(items.get(i), settled.get(i), now);
    }
    for (StepItem<K, V, R> item : dropping) {
      tier.copies().doubtful(item.key());
      drop.attempt(item);
    }
    dropping.clear();
    if (!pending.isEmpty()) {
      conflicts++;
    }
  }

  private void decide(long now) {
    Map<K, Live<V>> current = new HashMap<>();
    for (StepItem<K, V, R> item : pending.values()) {
      Live<V> live = item.live();
      if (live != null) {
        current.put(item.key(), live);
      }
    }
    Set<K> keys = new LinkedHashSet<>(pending.keySet());
    Map<K, Verdict<V, R>> verdicts = decision.decide(keys, current, now);
    for (StepItem<K, V, R> item : List.copyOf(pending.values())) {
      Verdict<V, R> verdict = verdicts.get(item.key());
      if (verdict == null) {
        throw new IllegalStateException("no verdict on " + item.bytes());
      }
      boolean put = verdict.change() instanceof Change.Put<V>;
      item.decided(
          verdict, put ? tier.records().bytes(((Change.Put<V>) verdict.change()).value()) : null);
      refuseTooLarge(item);
    }
  }

  /** Refuses what the store will not take before the writer hears of it. */
  private void refuseTooLarge(StepItem<K, V, R> item) {
    long limit = context.capabilities().largestValue();
    if (item.valueLength() > limit) {
      if (item.isHeld()) {
        tier.committer().commit(List.of(item.write(item.released())));
      }
      fail(item, context.tooLarge("value", item.bytes(), limit, item.valueLength()));
    }
  }

  private void writeThrough() {
    if (pending.isEmpty()) {
      return;
    }
    Refusal<K> refusal =
        single
            ? StepWriting.one(tier.witness(), pending.values().iterator().next())
            : StepWriting.many(tier.witness(), pending.values());
    if (refusal == null) {
      return;
    }
    List<StepItem<K, V, R>> refused = new ArrayList<>();
    for (K key : refusal.keys()) {
      StepItem<K, V, R> item = pending.get(key);
      if (item != null) {
        refused.add(item);
      }
    }
    tier.committer().commit(refused.stream().map(item -> item.write(item.released())).toList());
    refused.forEach(item -> fail(item, refusal.cause()));
  }

  private void settle(StepItem<K, V, R> item, Settled settled, long now) {
    boolean written =
        item.isHeld()
            && tier.witness().writesThrough()
            && item.verdict().writing() != Verdict.Writing.NONE;
    if (settled instanceof Settled.Applied applied) {
      done(item, applied, now);
    } else if (settled instanceof Settled.Conflict conflict) {
      if (written) {
        overtaken(item, conflict.current(), now);
      } else {
        seeConflict(item, conflict.current());
      }
    } else if (settled instanceof Settled.Failed failed) {
      if (written) {
        dropping.add(item);
      } else if (item.isHeld()) {
        tier.committer().commit(List.of(item.write(item.released())));
      }
      if (item.isReleasedOnly()) {
        done(item, null, now);
      } else {
        fail(item, failed.cause());
      }
    }
  }

  /**
   * Our lease ended while we called the writer. Where the record is gone, the system of record is
   * right by itself. Where another step has followed, nobody knows in which order the writers came
   * to it, and what is stored goes.
   */
  private void overtaken(StepItem<K, V, R> item, @Nullable Stored current, long now) {
    tier.copies().doubtful(item.key());
    if (current == null) {
      done(item, null, now);
      return;
    }
    item.see(new Seen<>(current, null, null));
    dropping.add(item);
    fail(
        item,
        new CacheException(
            context.where()
                + ": the writer took longer than the lease of "
                + context.leaseMillis()
                + " ms, another process changed the entry meanwhile, and it was dropped"));
  }

  private void done(StepItem<K, V, R> item, Settled.@Nullable Applied applied, long now) {
    Outcome<V, R> outcome = item.outcome(tier.records(), now);
    pending.remove(item.key());
    outcomes.put(item.key(), outcome);
    Stored stored = item.stored();
    if (applied != null) {
      tier.copies().stepped(item.key(), outcome.after(), applied.version(), item.stamp, now);
    } else if (stored != null && outcome.before() != null) {
      tier.copies().found(item.key(), stored.version());
    } else {
      tier.copies().doubtful(item.key());
    }
    tickets.add(tier.witness().committed(item.key(), outcome));
  }

  private void fail(StepItem<K, V, R> item, RuntimeException cause) {
    pending.remove(item.key());
    tier.copies().doubtful(item.key());
    addFailure(cause);
  }

  private void addFailure(RuntimeException cause) {
    if (failure == null) {
      failure = cause;
    } else if (failure != cause) {
      failure.addSuppressed(cause);
    }
  }
}
