/**
 * What every cache must do, whatever tier it is on. Seam: {@link
 * io.larder.store.contract.cache.CacheContract}.
 *
 * <pre>
 *   YourCacheContractTest ──extends──▶ CacheContract ──is made of──▶ UpdateRaceContract, ...
 *        │ onTier(configuration)            │                              one theme each
 *        ▼                                  ▼
 *   setStore("yours:...")            a LarderCachingProvider for each test, closed after it
 * </pre>
 *
 * What the TCK leaves untested is tested here: threads, time, events, copies, failures, names, what
 * happens at the end. Tests here never sleep and never read the clock: they move a {@code
 * FakeTicker}, and wait for other threads with a {@code Worker}.
 */
@NullMarked
package io.larder.store.contract.cache;

import org.jspecify.annotations.NullMarked;
