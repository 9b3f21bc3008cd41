package io.larder.store.contract.cache;

import java.util.concurrent.CompletableFuture;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/** How a {@code loadAll} ended, which must be told once. Thread-safe. */
final class Outcome implements CompletionListener {
  private final CompletableFuture<@Nullable Exception> told = new CompletableFuture<>();

  @Override
  public void onCompletion() {
    tell(null);
  }

  @Override
  public void onException(Exception e) {
    tell(e);
  }

  private void tell(@Nullable Exception failure) {
    if (!told.complete(failure)) {
      throw new AssertionError("told twice");
    }
  }

  boolean isTold() {
    return told.isDone();
  }

  /** Waits for the end and returns the failure, null when there was none. */
  @Nullable Exception failure() {
    return Worker.await(told);
  }
}
