/**
 * What a cache on a store costs beside the client of that store by itself, and beside another
 * provider on it.
 *
 * <pre>
 *   StoreCost ──runs──▶ StoreOperations (JMH) ──▶ Subject: larder, raw, redisson on redis, sqlite ...
 *       │                    CpuTime, a profiler       ▲
 *       ├──▶ CostTable: ratios to the raw client       │ over a wire that counts
 *       └──▶ WireTable: round trips and bytes ─────────┘
 * </pre>
 */
@NullMarked
package io.larder.benchmark.store;

import org.jspecify.annotations.NullMarked;
