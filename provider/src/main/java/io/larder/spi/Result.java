package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
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

    /** Returns why a store of these limits, in bytes, takes no such write; null when it does. */
    public static @Nullable Rejected tooLarge(Write write, long largestKey, long largestValue) {
      if (write.key().length() > largestKey) {
        return new Rejected("key", largestKey, write.key().length());
      }
      if (write.next() instanceof Next.Put put && put.bytes().length > largestValue) {
        return new Rejected("value", largestValue, put.bytes().length);
      }
      return null;
    }
  }

  /**
   * The store could not do it now, while it did or may have done other writes of the same call;
   * nothing changed, and this write never will. Where no write of a call was applied, {@link
   * #orThrow} makes it a {@link StoreException}.
   *
   * @param cause what went wrong
   */
  record Failed(StoreException cause) implements Result {
    public Failed {
      requireNonNull(cause, "cause");
    }
  }

  /**
   * Returns what became of the writes of one call, or throws where none was applied and none ever
   * will be: some have {@link Failed}, and the others were {@link Rejected}.
   *
   * @throws StoreException the cause of the first that failed
   */
  static List<Result> orThrow(List<Result> results) {
    StoreException cause = null;
    for (Result result : results) {
      if (result instanceof Failed failed) {
        cause = cause == null ? failed.cause() : cause;
      } else if (!(result instanceof Rejected)) {
        return results;
      }
    }
    if (cause != null) {
      throw cause;
    }
    return results;
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
