package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.spi.Capabilities.Feed;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Faults;
import java.time.Duration;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test works on: one cache in two applications, a clock, and the records in the store. */
interface StepFixture {
  /** How long a hold lives by default in these tests. */
  Duration LEASE = Duration.ofSeconds(10);

  /** Longer than any test, however much those who wait move the clock. */
  Duration LONG_LEASE = Duration.ofDays(100_000);

  /** For how long a near copy may be stale in these tests. */
  Duration STALENESS = Duration.ofMillis(100);

  /** How long a store that is down is not asked, at first. */
  Duration BREAK = Duration.ofSeconds(1);

  /** Returns the clock of both applications. */
  FakeTicker ticker();

  /** Returns the application under test. */
  Application here();

  /** Returns the application in another process. */
  Application there();

  /** Returns an application in another process on another machine, whose clock is its own. */
  Application elsewhere(FakeTicker clock);

  /** Returns the records of the cache. */
  RawRecords records();

  /** Returns the name of the cache, which no other test has. */
  String name();

  /** Returns a configuration to begin with: with statistics, without anything else. */
  default LarderConfiguration<String, Integer> plain() {
    return new LarderConfiguration<String, Integer>()
        .setTypes(String.class, Integer.class)
        .setStatisticsEnabled(true)
        .setLease(LEASE);
  }

  /** Returns a configuration that keeps copies. */
  default LarderConfiguration<String, Integer> near() {
    return plain().setNear(true).setNearStaleness(STALENESS);
  }

  /** Returns a configuration that writes through. */
  default LarderConfiguration<String, Integer> writing(SystemOfRecord target) {
    return plain().setWriteThrough(true).setCacheWriterFactory(() -> target);
  }

  /** Returns a configuration that reads through. */
  default LarderConfiguration<String, Integer> reading(SystemOfRecord source) {
    return plain().setReadThrough(true).setCacheLoaderFactory(() -> source);
  }

  /** Returns the same configuration with a listener. */
  default <K, V> LarderConfiguration<K, V> heard(
      LarderConfiguration<K, V> configuration, EventLog<K, V> log) {
    CacheEntryListenerConfiguration<K, V> listener = log.configuration();
    return new LarderConfiguration<>(configuration).addCacheEntryListenerConfiguration(listener);
  }

  /** Opens the cache in both applications. */
  default <K, V> Twins<K, V> open(LarderConfiguration<K, V> configuration) {
    return open(configuration, configuration);
  }

  /** Opens the cache in both applications, in each in its own way. */
  default <K, V> Twins<K, V> open(
      LarderConfiguration<K, V> hereAs, LarderConfiguration<K, V> thereAs) {
    return new Twins<>(here().open(name(), hereAs), there().open(name(), thereAs));
  }

  /** Returns what goes wrong between the application under test and the store. */
  default Faults faults() {
    return here().faults();
  }

  /** Returns how often the application under test has asked the store this since the last reset. */
  default long trips(Call call) {
    return faults().count(call);
  }

  /** Returns how many calls to the store so many keys take. */
  default long batches(int keys) {
    int batch = here().capabilities().largestBatch();
    return (keys + (long) batch - 1) / batch;
  }

  /** Tells whether the store can put what nobody looked at. */
  default boolean upserts() {
    return here().capabilities().upsert();
  }

  /** Tells whether the store says what changes. */
  default boolean hasFeed() {
    return here().capabilities().feed() != Feed.NONE;
  }

  /** Tells whether the store can list its keys. */
  default boolean scans() {
    return here().capabilities().scan();
  }

  /** Asserts that the cache lists no entry, where the store can list any. */
  default void assertListsNothing(LarderCache<?, ?> cache) {
    if (scans()) {
      assertThat(cache.iterator().hasNext()).isFalse();
    }
  }

  /** Moves the clock on past the time for which a copy may be stale. */
  default void outliveCopies() {
    ticker().advance(STALENESS.plusMillis(1));
  }

  /** Moves the clock on until a store that was down is asked again. */
  default void outliveBreaker() {
    ticker().advance(BREAK);
  }

  /** Asserts that an operation of the application under test fails and says where. */
  default AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable operation) {
    return assertThatThrownBy(operation)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'" + name() + "'")
        .hasMessageContaining(here().uri());
  }

  /** Asserts that an operation fails and that nobody knows what it did. */
  default void assertOutcomeUnknown(ThrowingCallable operation) {
    assertFails(operation).hasMessageContaining("outcome unknown");
  }

  /** Asserts that nobody holds an entry. */
  default void assertFree(String key) {
    assertThat(records().lease(key)).as("the lease on " + key).isNull();
  }
}
