package io.larder.copy;

import org.jspecify.annotations.Nullable;

/** A copy that would differ from what serialisation makes. Has no stack trace: it is expected. */
final class UnfaithfulException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnfaithfulException() {
    this(null);
  }

  UnfaithfulException(@Nullable Throwable cause) {
    super("only serialisation copies this as it should be", cause);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
