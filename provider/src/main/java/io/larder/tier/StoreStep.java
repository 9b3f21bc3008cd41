package io.larder.tier;

import io.larder.engine.BulkDecision;
import io.larder.engine.Change;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Needs;
import io.larder.engine.Refusal;
import io.larder.engine.Verdict;
import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Stored;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
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
 * What needs no look at the entry is committed without one, where the store can, and goes this way
 * only when somebody holds the record. A record is held before the decision when the writer may be
 * called, when what is absent may be loaded, and after too many conflicts.
 */
final class StoreStep<K, V, R> {
  private static final int CONFLICTS_BEFORE_LEASE = 8;

  private final StoreTier<K, V> tier;
  private final StoreContext<K, V> context;
  private final BulkDecision<K, V, R> decision;
  private final boolean single;
  private final boolean writing;
  private final StepResult<K, V, R> result;
  private final StepPending<K, V, R> pending;
  private final StepHolds<K, V, R> holds;
  private final Drop drop;
  private final List<StepItem<K, V, R>> dropping = new ArrayList<>();
  private int conflicts;

  private StoreStep(
      StoreTier<K, V> tier, Set<? extends K> keys, BulkDecision<K, V, R> decision, boolean single) {
    this.tier = tier;
    this.context = tier.context();
    this.decision = decision;
    this.single = single;
    this.writing = decision.asks().writer() && tier.witness().writesThrough();
    this.result = new StepResult<>(context);
    this.pending = new StepPending<>(tier, result, keys);
    Backoff backoff = new Backoff(context);
    this.holds = new StepHolds<>(tier, pending, single, backoff);
    this.drop = new Drop(tier.committer(), context.ticker(), backoff);
  }

  static <K, V, R> StoreStep<K, V, R> one(StoreTier<K, V> tier, K key, Decision<V, R> decision) {
    return new StoreStep<>(
        tier,
        Set.of(key),
        BulkDecision.each(decision.asks(), decision.needs(), any -> decision),
        true);
  }

  static <K, V, R> StoreStep<K, V, R> many(
      StoreTier<K, V> tier, Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    return new StoreStep<>(tier, keys, decision, false);
  }

  /** Returns what came of the step; to be redeemed once the keys are unlocked. */
  StepResult<K, V, R> run() {
    List<StepItem<K, V, R>> all = pending.items();
    for (StepItem<K, V, R> item : all) {
      item.stamp = tier.copies().stamp(item.key());
    }
    try {
      if (needsALook()) {
        pending.look(all);
      } else {
        putUnseen();
      }
      while (!pending.isEmpty()) {
        if (holds.awaitOthers() && holdIfNeeded()) {
          attempt();
        }
      }
    } catch (RuntimeException e) {
      holds.releaseAll();
      result.failed(e);
    } catch (Error e) {
      result.failed(e); // thrown once listeners have heard of what is done
      holds.releaseAll();
    }
    return result;
  }

  private boolean needsALook() {
    return decision.needs() == Needs.ENTRY
        || writing
        || context.failUnreadable()
        || !context.capabilities().upsert();
  }

  /** Puts where nobody holds the record; what somebody holds comes along, and is waited for. */
  private void putUnseen() {
    long now = context.ticker().millis();
    decide();
    List<StepItem<K, V, R>> items = new ArrayList<>();
    List<StepItem<K, V, R>> others = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (StepItem<K, V, R> item : pending.items()) {
      if (item.next(now) instanceof Next.Put put) {
        item.unseen(new Expected.Unheld(now, decision.needs() == Needs.DEADLINE));
        items.add(item);
        writes.add(item.write(put));
      } else {
        others.add(item); // it expires at once: what is there has to go
      }
    }
    commit(items, writes, now);
    pending.look(others);
  }

  private boolean holdIfNeeded() {
    if (writing) {
      return holds.hold(Lease.Purpose.WRITER);
    }
    boolean loading =
        decision.asks().loader() && pending.items().stream().anyMatch(StepItem::isAbsent);
    boolean contended = conflicts >= CONFLICTS_BEFORE_LEASE;
    return !(loading || contended) || holds.hold(Lease.Purpose.CONTENTION);
  }

  private void attempt() {
    long now = context.ticker().millis();
    decide();
    if (writing) {
      if (holds.areOver() && !holds.hold(Lease.Purpose.WRITER)) {
        return; // others went past the hold: what was decided is of no use
      }
      writeThrough();
    }
    List<StepItem<K, V, R>> items = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (StepItem<K, V, R> item : pending.items()) {
      Next next = item.next(now);
      if (next == null) {
        pending.done(item, null, now);
      } else {
        items.add(item);
        writes.add(item.write(next));
      }
    }
    commit(items, writes, now);
    for (StepItem<K, V, R> item : dropping) {
      tier.copies().doubtful(item.key());
      drop.attempt(item);
    }
    dropping.clear();
    if (!pending.isEmpty()) {
      conflicts++;
    }
  }

  private void commit(List<StepItem<K, V, R>> items, List<Write> writes, long now) {
    List<Settled> settled = tier.committer().commit(writes);
    for (int i = 0; i < items.size(); i++) {
      settle(items.get(i), settled.get(i), now);
    }
  }

  private void decide() {
    Map<K, Live<V>> current = new HashMap<>();
    for (StepItem<K, V, R> item : pending.items()) {
      Live<V> live = item.live();
      if (live != null) {
        current.put(item.key(), live);
      }
    }
    Map<K, Verdict<V, R>> verdicts = decision.decide(pending.keys(), current);
    for (StepItem<K, V, R> item : pending.items()) {
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
      holds.release(List.of(item));
      pending.fail(item, context.tooLarge("value", item.bytes(), limit, item.valueLength()));
    }
  }

  private void writeThrough() {
    List<StepItem<K, V, R>> items = pending.items();
    if (items.isEmpty()) {
      return;
    }
    Refusal<K> refusal =
        single
            ? StepWriting.one(tier.witness(), items.get(0))
            : StepWriting.many(tier.witness(), items);
    List<StepItem<K, V, R>> refused = new ArrayList<>();
    for (StepItem<K, V, R> item : items) {
      if (refusal != null && refusal.keys().contains(item.key())) {
        refused.add(item);
      } else if (item.verdict().writing() != Verdict.Writing.NONE) {
        item.written();
      }
    }
    if (refusal == null) {
      return;
    }
    holds.release(refused);
    refused.forEach(item -> pending.fail(item, refusal.cause()));
  }

  private void settle(StepItem<K, V, R> item, Settled settled, long now) {
    boolean written = item.isHeld() && writing && item.verdict().writing() != Verdict.Writing.NONE;
    if (settled instanceof Settled.Applied applied) {
      pending.done(item, applied, now);
    } else if (settled instanceof Settled.Conflict conflict) {
      if (written) {
        overtaken(item, conflict.current(), now);
      } else {
        pending.seeConflict(item, conflict.current());
      }
    } else if (settled instanceof Settled.Failed failed) {
      if (written) {
        dropping.add(item);
      } else {
        holds.release(List.of(item));
      }
      if (item.isReleasedOnly()) {
        pending.done(item, null, now);
      } else {
        pending.fail(item, failed.cause());
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
      pending.done(item, null, now);
      return;
    }
    item.see(new Seen<>(current, null, null));
    dropping.add(item);
    pending.fail(
        item,
        new CacheException(
            context.where()
                + ": the writer took longer than the lease of "
                + context.leaseMillis()
                + " ms, another process changed the entry meanwhile, and it was dropped"));
  }
}
