package io.larder.store.redis;

import io.larder.spi.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * That a command has no reply but an error, or none at all.
 *
 * @param cause for people
 * @param certain whether the command was not done and never will be; else nobody knows
 */
record Refusal(StoreException cause, boolean certain) {
  /** Returns a reply that is none of these, or throws the cause. */
  static <T> @Nullable T orThrow(@Nullable Object reply, Class<T> type) {
    if (reply instanceof Refusal refusal) {
      throw refusal.cause();
    }
    return type.cast(reply);
  }
}
