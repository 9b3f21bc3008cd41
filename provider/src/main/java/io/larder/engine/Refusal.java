package io.larder.engine;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a writer did not write.
 *
 * @param <K> the type of keys
 * @param keys the entries that stay as they were
 * @param cause what the caller gets once the others are changed
 */
public record Refusal<K>(Set<K> keys, RuntimeException cause) {
  public Refusal {
    requireNonNull(cause, "cause");
    keys = Set.copyOf(keys);
  }

  /** Throws the cause; does nothing when there is no refusal. */
  static void rethrow(@Nullable Refusal<?> refusal) {
    if (refusal != null) {
      throw refusal.cause();
    }
  }
}
