/**
 * The heap tier and the vocabulary of all tiers: a decision about one entry, and what became of it.
 *
 * <pre>
 *   Decision ──▶ Verdict (Change, Cause, Lookup, Writing, answer)
 *       │
 *   Tier.step ──▶ Outcome (expired, before, after, verdict) ──▶ Witness
 *
 *   HeapTier ──▶ Table ──▶ Bins            Node by key: the entry, its lock and its deadline
 *      │           ▲   ──▶ EvictionPolicy  ◀── AccessBuffer, or marks on nodes
 *      ▼           │   ──▶ Timetable       TimerWheel, and the alarm for who expires next
 *    Keeper        │   ──▶ NodeWaiters     threads that wait for a locked node
 *                  │
 *   HeapReads, HeapWrites    the short ways of a get, and of puts that nobody hears of
 *
 *   lock of a key (KeyLock)     ─▶  eviction lock  ─▶  nothing
 *     decision, loader, writer        policy, wheel, nodes that leave, a larger table
 *     processor, store
 *   no lock: readers; a new node; listeners, by redeeming a Ticket
 * </pre>
 *
 * Never take a lock to the left of one you hold; the eviction lock only <em>tries</em> locks of
 * keys. A key that is worked on has a node, though it may have no entry: a node without content.
 * Content and deadline change with the node locked, but a clear takes content away at any time, and
 * an access extends the deadline. {@link KeyLocks} lock keys where the truth is in a store.
 */
@NullMarked
package io.larder.engine;

import org.jspecify.annotations.NullMarked;
