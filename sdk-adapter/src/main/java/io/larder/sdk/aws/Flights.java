package io.larder.sdk.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests of sync clients that are on their way: one for each key and epoch, so that who comes
 * after a mutation does not get the answer to what was asked before it. Thread-safe.
 */
final class Flights {
  private final ConcurrentHashMap<Route, CompletableFuture<Landing>> flying =
      new ConcurrentHashMap<>();

  /** Which request it is. */
  record Route(String key, long epoch) {}

  /** How a flight ended, for those who waited. */
  sealed interface Landing {
    /** With an answer for all, marked as a hit. */
    record Shared(Answer answer) implements Landing {}

    /** With nothing that others can use; one of them goes next. */
    record Again() implements Landing {}

    /** With a body that is too large to be shared; each goes by itself. */
    record Alone() implements Landing {}
  }

  /** Returns the flight to wait for, or null when the caller's own has just begun. */
  @Nullable CompletableFuture<Landing> join(Route route, CompletableFuture<Landing> own) {
    return flying.putIfAbsent(route, own);
  }

  void land(Route route, CompletableFuture<Landing> own, Landing landing) {
    flying.remove(route, own);
    own.complete(landing);
  }
}
