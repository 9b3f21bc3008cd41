package io.larder.store.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.handle.Handle;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often a store that can {@linkplain io.larder.spi.Capabilities#upsert upsert} goes to its
 * server: once to read and to put, twice to change what has to be looked at.
 *
 * @param <S> the type of the server
 */
public abstract class RoundTripContract<S extends Server> extends WireFixture<S> {
  private Cache<String, String> cache;

  /** For subclasses. */
  protected RoundTripContract() {}

  /** Returns how many trips it costs to ask for the figures. */
  protected int tripsForFigures() {
    return 1;
  }

  /** Returns a cache that is connected. */
  protected final Cache<String, String> cache() {
    return cache;
  }

  @BeforeEach
  final void warmUp() {
    cache = cache("users", String.class);
    cache.put("k", "v"); // connects, makes what has to be there
    proxy().takeRoundTrips();
  }

  /** Asserts how often the server answers, as the wire sees it. */
  protected final void assertCosts(int trips, Runnable work) {
    work.run();
    assertThat(proxy().takeRoundTrips()).isEqualTo(trips);
  }

  /**
   * Asserts how often a store asks, as it counts itself: the server may answer the first of many
   * commands before the last come.
   */
  protected final void assertCosts(Handle handle, int trips, Runnable work) {
    long before = handle.figure("round-trips");
    work.run();
    assertThat(handle.figure("round-trips") - before - tripsForFigures()).isEqualTo(trips);
  }

  @Test
  final void oneEntryIsReadInOneTripPutInOneAndChangedInTwo() {
    assertCosts(1, () -> cache.get("k"));
    assertCosts(1, () -> cache.get("none"));
    assertCosts(1, () -> cache.containsKey("k"));
    assertCosts(1, () -> cache.put("k", "2"));
    assertCosts(1, () -> cache.put("new", "1"));
    assertCosts(2, () -> cache.remove("new"));
    assertCosts(2, () -> cache.getAndPut("k", "3"));
    assertCosts(1, () -> cache.putIfAbsent("k", "3"));
  }
}
