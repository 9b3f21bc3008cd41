/**
 * The heap tier and the vocabulary of all tiers: a decision about one entry, and what became of it.
 *
 * <pre>
 *   Decision ──▶ Verdict (Change, Cause, Lookup, Writing, answer)
 *       │
 *   Tier.step ──▶ Outcome (expired, before, after, verdict) ──▶ Witness
 *
 *   HeapTier ──▶ KeyLocks   one lock per key in use
 *            ──▶ Table      Node by key ──▶ AccessBuffer ──▶ EvictionPolicy
 *                                       ──▶ TimerWheel
 *
 *   key lock                    ─▶  eviction lock  ─▶  nothing
 *     decision, loader, writer        policy, wheel
 *     processor, store
 *   no lock: listeners, by redeeming a Ticket
 * </pre>
 *
 * Never take a lock to the left of one you hold; the eviction lock only <em>tries</em> key locks.
 * Nothing of an entry changes but its deadline: a change replaces the entry. The deadline grows
 * without a lock when an access extends it.
 */
@NullMarked
package io.larder.engine;

import org.jspecify.annotations.NullMarked;
