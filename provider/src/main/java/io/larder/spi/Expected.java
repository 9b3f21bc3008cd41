package io.larder.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What must be true of a record for a {@link Write} to be applied. */
public sealed interface Expected {
  /** Tells whether a record is as expected; null for none. */
  boolean isMet(@Nullable Stored current);

  /** Returns the deadline of a put over a record that is as expected; null for none. */
  default long deadlineMillis(Next.Put put, @Nullable Stored current) {
    return put.deadlineMillis();
  }

  /** No record is there at all, neither an expired nor a held one. */
  record Absent() implements Expected {
    @Override
    public boolean isMet(@Nullable Stored current) {
      return current == null;
    }
  }

  /**
   * The record has this version.
   *
   * @param version the version read or committed before
   */
  record Is(Version version) implements Expected {
    public Is {
      requireNonNull(version, "version");
    }

    @Override
    public boolean isMet(@Nullable Stored current) {
      return current != null && current.version().equals(version);
    }
  }

  /**
   * Whatever is there, as long as no lease lives on it. For a {@link Next.Put} on a store with
   * {@link Capabilities#upsert}.
   *
   * @param nowMillis the caller's time, by which the store tells what lives: it has no other
   * @param keepsDeadline whether a record that lives keeps its deadline in place of that of the
   *     put. One lives when it has bytes, a deadline after {@code nowMillis} and no lease, or an
   *     ended one for {@link Lease.Purpose#CONTENTION}
   */
  record Unheld(long nowMillis, boolean keepsDeadline) implements Expected {
    @Override
    public boolean isMet(@Nullable Stored current) {
      Lease lease = current == null ? null : current.lease();
      return lease == null || !lease.lives(nowMillis);
    }

    /** Tells whether a record that is as expected lives, as is said above. */
    public boolean lives(Stored current) {
      Lease lease = current.lease();
      return current.length() > 0
          && current.deadlineMillis() > nowMillis
          && (lease == null || lease.purpose() == Lease.Purpose.CONTENTION);
    }

    @Override
    public long deadlineMillis(Next.Put put, @Nullable Stored current) {
      return keepsDeadline && current != null && lives(current)
          ? current.deadlineMillis()
          : put.deadlineMillis();
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
