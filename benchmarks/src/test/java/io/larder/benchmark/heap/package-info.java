/**
 * What a cache on the heap costs beside other JCache providers, and beside maps without JCache's
 * rules.
 *
 * <pre>
 *   HeapComparison ──runs──▶ HeapOperations (JMH) ──▶ Subject: larder, cache2k, ehcache ... map
 *       │
 *       └──▶ Ratio: with a confidence interval
 * </pre>
 */
@NullMarked
package io.larder.benchmark.heap;

import org.jspecify.annotations.NullMarked;
