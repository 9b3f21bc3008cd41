package io.larder.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What became of one {@link Write}. */
public sealed interface Result {
  /**
   * The change is made, as lastingly as {@link Capabilities#durability} says.
   *
   * @param version the record's new version; after a delete, one that no record has
   */
  record Applied(Version version) implements Result {
    public Applied {
      requireNonNull(version, "version");
    }
  }

  /**
   * The record is not as expected; nothing changed.
   *
   * @param current the record as it is, null when there is none
   */
  record Conflict(@Nullable Stored current) implements Result {}

  /**
   * The store cannot hold this; nothing changed.
   *
   * @param what which limit, as a noun: "value", "key"
   * @param limit the most it takes, in bytes
   * @param actual what was asked, in bytes
   */
  record Rejected(String what, long limit, long actual) implements Result {
    public Rejected {
      requireNonNull(what, "what");
    }
  }

  /**
   * The store could not do it now, while it did or may have done other writes of the same call;
   * nothing changed, and this write never will. Where no write of a call was applied, a {@link
   * StoreException} says so.
   *
   * @param cause what went wrong
   */
  record Failed(StoreException cause) implements Result {
    public Failed {
      requireNonNull(cause, "cause");
    }
  }

  /**
   * No reply came: the change is made or not. The caller reads the record again to find out.
   *
   * @param cause what went wrong
   */
  record Unknown(Throwable cause) implements Result {
    public Unknown {
      requireNonNull(cause, "cause");
    }
  }
}
