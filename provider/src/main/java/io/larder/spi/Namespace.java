package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * The name under which one cache's records stand apart from all others in the same store.
 *
 * @param name any characters, not empty; a store escapes what it cannot hold
 */
public record Namespace(String name) {
  public Namespace {
    requireNonNull(name, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a namespace needs a name of at least one character");
    }
  }
}
