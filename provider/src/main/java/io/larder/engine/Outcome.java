package io.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a committed step did. Statistics and events are derived from it, in one place.
 *
 * @param <V> the type of the entry's value
 * @param <R> the type of the answer
 * @param expired the entry that was found expired and is now gone, null when there was none
 * @param before the live entry that was found, null when there was none
 * @param after the live entry that is left, null when there is none
 * @param verdict what was decided
 */
public record Outcome<V, R>(
    @Nullable Live<V> expired,
    @Nullable Live<V> before,
    @Nullable Live<V> after,
    Verdict<V, R> verdict) {}
