/**
 * Compares two things of which one sample each was taken in every round.
 *
 * <pre>
 *   samples of two, by round ──▶ Ratio, Difference ──▶ Verdict on a figure to be reached
 *                                     │
 *                                 Interval: Student's, 95 %
 *
 *   CpuTime, a profiler of JMH: what a sample cost in all threads
 * </pre>
 */
@NullMarked
package io.larder.benchmark.compare;

import org.jspecify.annotations.NullMarked;
