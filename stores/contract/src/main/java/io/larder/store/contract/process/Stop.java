package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A moment at which the {@link Journal} lets a process wait. Thread-safe. */
final class Stop {
  private static final long PATIENCE_SECONDS = 120;

  private final Note.Kind kind;
  private final CompletableFuture<Note> reached = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);

  Stop(Note.Kind kind) {
    this.kind = kind;
  }

  Note.Kind kind() {
    return kind;
  }

  /** Waits until a process has come here, and returns what it notes. */
  Note await() throws Exception {
    return reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Lets the process go on. */
  void end() {
    over.countDown();
  }

  /** Stops here. */
  void pass(Note note) {
    reached.complete(note);
    try {
      assertThat(over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
