package io.larder.tier;

import io.larder.spi.Lease;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The holds of a {@link StoreStep}, its own and those of others that it waits for. Confined to the
 * step's thread.
 */
final class StepHolds<K, V, R> {
  private final StoreTier<K, V> tier;
  private final StoreContext<K, V> context;
  private final StepPending<K, V, R> pending;
  private final boolean single;
  private final Backoff backoff;
  private long untilMillis;

  StepHolds(StoreTier<K, V> tier, StepPending<K, V, R> pending, boolean single, Backoff backoff) {
    this.tier = tier;
    this.context = tier.context();
    this.pending = pending;
    this.single = single;
    this.backoff = backoff;
  }

  /** Returns whether no entry is held by others; if one is, waits a moment and looks again. */
  boolean awaitOthers() {
    long now = context.ticker().millis();
    List<StepItem<K, V, R>> held = new ArrayList<>();
    for (StepItem<K, V, R> item : pending.items()) {
      if (item.isHeldByOthers(now)) {
        held.add(item);
      }
    }
    if (held.isEmpty()) {
      return true;
    }
    backoff.pause();
    pending.look(held);
    return false;
  }

  /**
   * Holds every pending entry; or none, when another process was faster with one of them: no step
   * waits while it holds.
   */
  boolean hold(Lease.Purpose purpose) {
    untilMillis = context.ticker().millis() + context.leaseMillis();
    List<StepItem<K, V, R>> free = pending.items();
    List<Write> holds = new ArrayList<>();
    for (StepItem<K, V, R> item : free) {
      holds.add(item.write(item.hold(untilMillis, purpose)));
    }
    boolean all = true;
    List<Settled> settled = tier.committer().commit(holds);
    for (int i = 0; i < free.size(); i++) {
      StepItem<K, V, R> item = free.get(i);
      if (settled.get(i) instanceof Settled.Applied applied) {
        item.held(applied.version());
      } else if (settled.get(i) instanceof Settled.Conflict conflict) {
        all = false;
        pending.seeConflict(item, conflict.current());
      } else if (settled.get(i) instanceof Settled.Failed failed) {
        pending.fail(item, failed.cause());
      }
    }
    if (!all && !single) {
      pending.look(releaseAll());
    }
    return all && !pending.isEmpty();
  }

  /** Tells whether the holds have ended by themselves, so that others may have gone past them. */
  boolean areOver() {
    return context.ticker().millis() >= untilMillis;
  }

  /**
   * Ends all holds and returns what was held. Where the writer has got something else than what is
   * stored, the hold stays: when it has ended, the entry counts as absent.
   */
  List<StepItem<K, V, R>> releaseAll() {
    List<StepItem<K, V, R>> held = new ArrayList<>();
    for (StepItem<K, V, R> item : pending.items()) {
      if (item.isHeld() && !item.isWritten()) {
        tier.copies().doubtful(item.key());
        held.add(item);
      }
    }
    release(held);
    return held;
  }

  /**
   * Ends the holds of these entries, and leaves the records as they were before. Whatever becomes
   * of that, a lease ends by itself.
   */
  void release(Collection<StepItem<K, V, R>> held) {
    List<Write> writes = new ArrayList<>();
    for (StepItem<K, V, R> item : held) {
      if (item.isHeld()) {
        writes.add(item.write(item.released()));
      }
    }
    tier.committer().commit(writes);
  }
}
