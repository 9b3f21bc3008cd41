package io.larder.engine;

import static java.util.Objects.requireNonNull;

import java.util.Set;

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
}
