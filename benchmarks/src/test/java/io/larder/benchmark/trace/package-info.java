/**
 * Which part of its uses a cache answers, by the policy that chooses what leaves.
 *
 * <pre>
 *   TraceReplay ◀── Trace ◀── TraceFiles, GeneratedTraces (Zipf)
 *       │
 *       ├──▶ Subject: PolicySubject (Larder's policies), Caffeine, cache2k, Ehcache
 *       ├──▶ Belady: what is possible
 *       └──▶ HitRatioTable
 * </pre>
 */
@NullMarked
package io.larder.benchmark.trace;

import org.jspecify.annotations.NullMarked;
