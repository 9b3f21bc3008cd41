package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * Where a scan goes on. Opaque to all but the store that made it.
 *
 * @param position the store's own words
 */
public record Cursor(String position) {
  public Cursor {
    requireNonNull(position, "position");
  }
}
