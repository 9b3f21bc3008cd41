package io.larder.sdk.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** The calls under way. Holds nothing of those that have ended. Thread-safe. */
final class Flights {
  /** Shared by all caches, so that two memoizers over one cache make one call. */
  static final Flights IN_THIS_PROCESS = new Flights();

  private static final int STRIPES = 256;

  private final ConcurrentHashMap<Spot, Flight> underWay = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Thread, Flight> waiting = new ConcurrentHashMap<>();
  private final AtomicIntegerArray landed = new AtomicIntegerArray(STRIPES);

  private Flights() {}

  /** Begins a flight, unless one is under way: then boards that and returns it. */
  @Nullable Flight board(Flight mine) {
    while (true) {
      Flight other = underWay.putIfAbsent(mine.spot(), mine);
      if (other == null || other.board()) {
        return other;
      }
      underWay.remove(mine.spot(), other);
    }
  }

  /** A count that differs once a flight to the same spot, or perhaps to another, has landed. */
  int landed(Spot spot) {
    return landed.get(stripe(spot));
  }

  /** Ends a flight: what comes later begins another. */
  void land(Flight flight, Outcome outcome) {
    landed.incrementAndGet(stripe(flight.spot()));
    underWay.remove(flight.spot(), flight);
    flight.land(outcome);
  }

  /** What is under way to this spot is not kept, and what comes later begins another flight. */
  void forget(Spot spot) {
    Flight flight = underWay.remove(spot);
    if (flight != null) {
      flight.forget();
    }
  }

  /**
   * Blocks until a flight that this thread has boarded lands. Null if that would be for ever: the
   * thread that leads it is this one, or waits for one that this one leads, however indirectly.
   */
  @Nullable Outcome await(Flight flight) throws InterruptedException {
    Thread current = Thread.currentThread();
    waiting.put(current, flight); // before the look: of two that close a circle, one sees it
    try {
      return waitsFor(flight, current) ? null : flight.await();
    } finally {
      waiting.remove(current);
      flight.leave();
    }
  }

  private boolean waitsFor(Flight flight, Thread thread) {
    Flight next = flight;
    while (next != null) {
      Thread leader = next.leader();
      if (leader == thread) {
        return true;
      }
      next = leader == null ? null : waiting.get(leader);
    }
    return false;
  }

  private static int stripe(Spot spot) {
    int hash = spot.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
