/**
 * What every store must pass, and what tests of stores and tiers are made of. Seam: {@link
 * io.larder.store.contract.StoreContract}, {@link io.larder.store.contract.FakeTicker}, {@link
 * io.larder.store.contract.MemoryStoreFactory}.
 *
 * <pre>
 *   YourStoreContractTest ──extends──▶ StoreContract ──is made of──▶ GetContract, PutContract, ...
 *        │ open(ticker)                     │                             one theme each
 *        ▼                                  ▼
 *   your Store                        store() ───┐ two handles, as two processes have
 *                                     otherStore() ─▶ the same data
 *
 *   MemoryStoreFactory ──opens──▶ MemoryStore ──▶ MemoryServer ──▶ MemoryTable ──▶ MemoryLog
 *                                  a handle        one a name       one a namespace, one lock each
 *
 *   cache.CacheContract, tier.StepContract, model.ModelContract, process.ProcessContract
 *                        what caches owe on your store, with faults, at random, in many processes
 *
 *   fault.FaultyStore ──around any Store──▶ loses requests and replies, as the test tells it to
 * </pre>
 *
 * Tests here never sleep and never read the clock: they move a {@code FakeTicker}.
 */
@NullMarked
package io.larder.store.contract;

import org.jspecify.annotations.NullMarked;
