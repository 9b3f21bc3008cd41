package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * How many records a namespace has, expired ones among them.
 *
 * @param records the number, 0 when unknown
 * @param exactness how far to trust it
 */
public record Size(long records, Exactness exactness) {
  /** How far a size can be trusted. */
  public enum Exactness {
    EXACT,
    ESTIMATE,
    UNKNOWN
  }

  public Size {
    requireNonNull(exactness, "exactness");
    if (records < 0) {
      throw new IllegalArgumentException("records must be >= 0: " + records);
    }
  }
}
