package io.larder.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Word of one changed record.
 *
 * @param key its key
 * @param version its version after the change; null when it was deleted or the store cannot tell
 */
public record Change(Key key, @Nullable Version version) {
  public Change {
    requireNonNull(key, "key");
  }
}
