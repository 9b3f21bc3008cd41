/**
 * What caches must do on any store when things go wrong. Seam: {@link
 * io.larder.store.contract.tier.StepContract}; {@link
 * io.larder.store.contract.tier.HandedStoreFactory} is public for {@link java.util.ServiceLoader}.
 *
 * <pre>
 *   YourStoreStepContractTest ──extends──▶ StepContract ──is made of──▶ ConflictContract, ...
 *        │ open(clock)                          │
 *        ▼                                      ▼
 *   your Store ◀── FaultyStore ◀──┬── Application here():  provider, cache ──┐ Twins: one cache
 *                  FaultyStore ◀──┴── Application there(): provider, cache ──┘
 *       ▲
 *       └── RawRecords: the bytes as they lie there
 * </pre>
 *
 * Tests drive caches through the public interface of JCache and move a {@code FakeTicker}; what
 * happens in the middle of a step is scripted as faults of the store, or as a call of the writer.
 */
@NullMarked
package io.larder.store.contract.tier;

import org.jspecify.annotations.NullMarked;
