/**
 * What a cache on the heap costs beside other JCache providers, and beside maps without JCache's
 * rules.
 *
 * <pre>
 *   HeapComparison ──▶ Measures: Measure ──▶ Probe ──a fresh JVM──▶ HeapOperations (JMH)  ──▶ Subject
 *       │                          │                                EntryBytes                 larder, cache2k ...
 *       │                          ▼                                LatencyUnderWriter         caffeine, map
 *       │                         Goal                              FirstPutAndGet
 *       │                          │ judges by Ratio, with its confidence interval
 *       └──▶ Table of Samples ─────┘
 *              └──▶ Plots, SampleFile
 * </pre>
 */
@NullMarked
package io.larder.benchmark.heap;

import org.jspecify.annotations.NullMarked;
