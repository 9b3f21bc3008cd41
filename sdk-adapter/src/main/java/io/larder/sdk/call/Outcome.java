package io.larder.sdk.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param value what it returned; null if that was null, or if it failed
 * @param failure what it threw; null if it returned
 * @param isInterrupted whether the failure is due to an interrupt of the thread that called, and
 *     says nothing to others
 */
record Outcome(@Nullable Object value, @Nullable Throwable failure, boolean isInterrupted) {
  static Outcome of(@Nullable Object value) {
    return new Outcome(value, null, false);
  }

  static Outcome failed(Throwable failure) {
    return new Outcome(null, failure, false);
  }

  /** The call threw in this thread. */
  static Outcome thrown(Throwable failure) {
    boolean interrupted =
        failure instanceof InterruptedException || Thread.currentThread().isInterrupted();
    return new Outcome(null, failure, interrupted);
  }

  /** Returns or throws what the call did. */
  @Nullable Object get() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  /** Ends a future as the call ended. */
  void complete(CompletableFuture<@Nullable Object> future) {
    if (failure != null) {
      future.completeExceptionally(failure);
    } else {
      future.complete(value);
    }
  }
}
