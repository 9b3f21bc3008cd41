package io.larder.sdk.call;

import org.jspecify.annotations.Nullable;

/** One function or method whose results are kept. Thread-safe. */
abstract sealed class CachedCall permits BlockingCall, StageCall {
  /** The call as it is without a cache. */
  @FunctionalInterface
  interface Body {
    @Nullable Object run() throws Throwable;
  }

  final Entries entries;
  final Flights flights = Flights.IN_THIS_PROCESS;
  private final KeyMaker keys;

  CachedCall(KeyMaker keys, Entries entries) {
    this.keys = keys;
    this.entries = entries;
  }

  /** Whether the cache has a result for these arguments. */
  final boolean contains(@Nullable Object... arguments) {
    return entries.contains(keys.key(arguments));
  }

  /** Takes the result out of the cache, and lets that of a call under way not come into it. */
  final boolean evict(@Nullable Object... arguments) {
    String key = keys.key(arguments);
    Spot spot = entries.spot(key);
    flights.forget(spot); // what it would put after the removal
    try {
      return entries.remove(key);
    } finally {
      flights.forget(spot); // what began meanwhile, and may have found what was removed
    }
  }

  /**
   * The result of a call; null if that is what it is.
   *
   * @param <R> what the body returns
   * @param <E> what the body throws
   */
  // What comes out is what the body returns or throws.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  final <R, E extends Throwable> R call(Body body, @Nullable Object... arguments) throws E {
    String key = keys.key(arguments);
    try {
      return (R) answer(key, body);
    } catch (Throwable e) {
      throw (E) e;
    }
  }

  /** Looks into the cache; then makes the call, or waits for the one that is under way. */
  final @Nullable Object answer(String key, Body body) throws Throwable {
    Spot spot = entries.spot(key);
    int before = flights.landed(spot);
    Found found = entries.get(key);
    if (found.isHit()) {
      return present(found.value());
    }
    Flight mine = new Flight(spot);
    Flight other = flights.board(mine);
    if (other != null) {
      return follow(other, key, body);
    }
    try {
      if (!found.isFault() && flights.landed(spot) != before) {
        found = entries.get(key); // what landed after the look, and before this take-off, is there
      }
      if (found.isHit()) {
        flights.land(mine, Outcome.of(found.value()));
        return present(found.value());
      }
      if (found.isFault()) {
        mine.forget();
      }
      return lead(mine, key, body);
    } catch (Throwable e) {
      flights.land(mine, Outcome.thrown(e));
      throw e;
    }
  }

  /** What the caller gets for a value that is known. */
  abstract @Nullable Object present(@Nullable Object value);

  /** Makes the call for all who board the flight, and lands it once the call returned. */
  abstract @Nullable Object lead(Flight flight, String key, Body body) throws Throwable;

  /** Waits for a call that another one makes. */
  abstract @Nullable Object follow(Flight flight, String key, Body body) throws Throwable;

  /** Keeps a result unless it was evicted meanwhile, and gives it to those who wait. */
  final void land(Flight flight, String key, @Nullable Object value) {
    try {
      flight.keep(() -> entries.put(key, value));
    } finally {
      flights.land(flight, Outcome.of(value));
    }
  }
}
