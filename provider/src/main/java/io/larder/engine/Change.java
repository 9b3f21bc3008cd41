package io.larder.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a verdict makes of an entry.
 *
 * @param <V> the type of the value
 */
public sealed interface Change<V> {
  /** The entry stays as it is, or absent. */
  record Keep<V>() implements Change<V> {}

  /**
   * The entry keeps its value.
   *
   * @param deadlineMillis its new deadline; the entry leaves at once when that is not in the future
   */
  record Touch<V>(long deadlineMillis) implements Change<V> {}

  /**
   * The entry gets a value.
   *
   * @param value the application's own object
   * @param deadlineMillis its deadline; the entry is not kept when that is not in the future
   */
  record Put<V>(V value, long deadlineMillis) implements Change<V> {
    public Put {
      requireNonNull(value, "value");
    }
  }

  /** The entry leaves. */
  record Remove<V>() implements Change<V> {}
}
