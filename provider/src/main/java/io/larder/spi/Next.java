package io.larder.spi;

import static java.util.Objects.requireNonNull;

/** What a {@link Write} makes of a record. Each but {@link Hold} ends the lease on it. */
public sealed interface Next {
  /**
   * The record holds these bytes.
   *
   * @param bytes the value, not copied and not empty
   * @param deadlineMillis wall-clock milliseconds, {@link Long#MAX_VALUE} for never
   */
  record Put(byte[] bytes, long deadlineMillis) implements Next {
    public Put {
      requireNonNull(bytes, "bytes");
      if (bytes.length == 0) {
        throw new IllegalArgumentException("bytes must not be empty: that is how a hold looks");
      }
      if (deadlineMillis <= 0) {
        throw new IllegalArgumentException("deadlineMillis must be > 0: " + deadlineMillis);
      }
    }
  }

  /**
   * The record keeps its bytes, of which there are some, and gets another deadline. Needs an
   * expected version.
   *
   * @param deadlineMillis wall-clock milliseconds, {@link Long#MAX_VALUE} for never
   */
  record Touch(long deadlineMillis) implements Next {
    public Touch {
      if (deadlineMillis <= 0) {
        throw new IllegalArgumentException("deadlineMillis must be > 0: " + deadlineMillis);
      }
    }
  }

  /** The record is gone. Needs an expected version. */
  record Delete() implements Next {}

  /**
   * The record keeps its bytes and deadline and carries this lease. Where nothing was, a record
   * without bytes is made, whose deadline is the end of the lease.
   *
   * @param lease the hold
   */
  record Hold(Lease lease) implements Next {
    public Hold {
      requireNonNull(lease, "lease");
    }
  }
}
