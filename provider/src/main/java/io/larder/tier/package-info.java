/**
 * The tiers over a shared store: entries as bytes with a version, and copies of them on the heap.
 *
 * <pre>
 *   NearTier ──▶ NearCopies (a Table of the engine) ◀── feed of the store
 *      │              ▲ Copies
 *      ▼              │
 *   StoreTier ──▶ StoreStep ──▶ Committer ──▶ Space
 *                    read, hold, decide, write through, commit on the version; on conflict again
 *                 Records: keys, values and what a stored record is worth
 *                 Leases: waiting for the holds of others
 *
 *   Space, from the step down:  OutageSpace ──▶ GuardedSpace ──▶ ChunkedSpace ──▶ Space of the store
 *     OutageSpace ──▶ Outage       only where the cache goes on in memory
 *                       ├──▶ StandIn, Doubts: on the heap while the store is down
 *                       └──▶ Sweep: what is doubted leaves the store that is back
 *     GuardedSpace ──▶ Breaker     one for each handle on a store
 *     ChunkedSpace ──▶ ChunkedCommit, ChunkRecords    only where the store's records are small
 * </pre>
 *
 * A step runs under the local lock of its key, so that threads of one process never conflict. The
 * tier alone judges expiry, by the wall clock of this process: where the clocks of processes
 * differ, an entry expires for each by its own.
 */
@NullMarked
package io.larder.tier;

import org.jspecify.annotations.NullMarked;
