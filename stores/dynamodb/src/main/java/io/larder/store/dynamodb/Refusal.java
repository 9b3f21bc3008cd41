package io.larder.store.dynamodb;

import io.larder.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** That a request has no reply but an error, or none at all; for people, as any of its kind. */
final class Refusal extends StoreException {
  private static final long serialVersionUID = 1L;

  /** What is known of the request. */
  enum Kind {
    /** It was not done and never will be. */
    REFUSED,
    /** It was not done, and may be when it is sent again later. */
    THROTTLED,
    /** It was done or not; to ask again may help. */
    BROKEN,
    /** It was done or not; to ask again takes as long again. */
    LATE
  }

  private final Kind kind;

  Refusal(String message, @Nullable Throwable cause, Kind kind) {
    super(message);
    if (cause != null) {
      initCause(cause);
    }
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Tells whether the request was not done and never will be. */
  boolean isCertain() {
    return kind == Kind.REFUSED || kind == Kind.THROTTLED;
  }
}
