package io.larder.sdk.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A call under way, with those who wait for it; the first of them is who makes it. Thread-safe. */
final class Flight {
  private final Spot spot;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger aboard = new AtomicInteger(1);
  private final ReentrantLock keeping = new ReentrantLock();

  @GuardedBy("keeping")
  private boolean isToKeep = true;

  private volatile @Nullable Thread leader = Thread.currentThread();
  private volatile @Nullable Future<?> calls;

  Flight(Spot spot) {
    this.spot = spot;
  }

  Spot spot() {
    return spot;
  }

  /** One more waits; false if all have left, so that the call may have been cancelled. */
  boolean board() {
    return aboard.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** One waits no more. After the last one the call is cancelled, if it can be. */
  void leave() {
    Future<?> called = calls;
    if (aboard.decrementAndGet() == 0 && called != null && !outcome.isDone()) {
      called.cancel(true);
    }
  }

  /** The thread that makes the call has done so; returns its own future. */
  CompletableFuture<@Nullable Object> fly(CompletionStage<?> stage) {
    leader = null;
    if (stage instanceof Future<?> future) {
      calls = future;
    }
    return ticket();
  }

  /** A future for one who boarded. That it ends in any way means that its holder waits no more. */
  @SuppressWarnings("FutureReturnValueIgnored") // both are callbacks
  CompletableFuture<@Nullable Object> ticket() {
    CompletableFuture<@Nullable Object> ticket = new CompletableFuture<>();
    outcome.thenAccept(end -> end.complete(ticket));
    ticket.whenComplete((value, failure) -> leave());
    return ticket;
  }

  /** Blocks until the call has ended. */
  Outcome await() throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a flight lands with an outcome", e);
    }
  }

  /** Tells all who wait. */
  void land(Outcome end) {
    leader = null;
    outcome.complete(end);
  }

  /** Puts the result into the cache, unless it was said that it is not to be kept. */
  void keep(Runnable put) {
    keeping.lock();
    try {
      if (isToKeep) {
        put.run();
      }
    } finally {
      keeping.unlock();
    }
  }

  /** The result is not to be kept; when this returns it either was put before, or never will be. */
  void forget() {
    keeping.lock();
    try {
      isToKeep = false;
    } finally {
      keeping.unlock();
    }
  }

  /** Whether the call is being made by this thread just now. */
  boolean isLedBy(Thread thread) {
    return leader == thread;
  }

  /** The thread that makes the call; null when it waits for a stage. */
  @Nullable Thread leader() {
    return leader;
  }
}
