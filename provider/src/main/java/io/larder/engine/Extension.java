package io.larder.engine;

/**
 * A longer or shorter life that an access gives to an entry.
 *
 * @param <V> the type of the entry's value
 * @param seen the entry as it was peeked
 * @param deadlineMillis its new deadline, which is in the future
 */
public record Extension<V>(Live<V> seen, long deadlineMillis) {}
