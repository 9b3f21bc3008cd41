package io.larder.spi;

import static java.util.Objects.requireNonNull;

/** What must be true of a record for a {@link Write} to be applied. */
public sealed interface Expected {
  /** No record is there at all, neither an expired nor a held one. */
  record Absent() implements Expected {}

  /**
   * The record has this version.
   *
   * @param version the version read or committed before
   */
  record Is(Version version) implements Expected {
    public Is {
      requireNonNull(version, "version");
    }
  }

  /** Returns the expectation that nothing is there. */
  static Expected absent() {
    return new Absent();
  }

  /** Returns the expectation that the record has this version. */
  static Expected is(Version version) {
    return new Is(version);
  }
}
