package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.Map;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Test;

/** A wall clock that is set back or forward, or stands still while the machine is frozen. */
interface ClockContract extends CacheFixture {

  private LarderCache<String, String> with(
      Factory<? extends ExpiryPolicy> policy, Hearing<String, String> hearing) {
    return create(
        strings()
            .setExpiryPolicyFactory(policy)
            .addCacheEntryListenerConfiguration(hearing.synchronous()));
  }

  @Test
  default void whenTheClockStepsBackEntriesLiveLongerByTheStep() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES), hearing);
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(6));
    hearing.forget();

    ticker().stepBack(Duration.ofMinutes(3));
    ticker().advance(Duration.ofMinutes(7).minusMillis(1));
    cache.purgeExpired();
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(hearing.lines()).isEmpty();

    ticker().advance(Duration.ofMillis(1));
    assertThat(cache.get("a")).isNull();
    cache.purgeExpired();
    assertThat(hearing.lines()).containsExactly("EXPIRED a: 1 -> 1");
  }

  @Test
  default void afterAStepBackAllGoesOnAsBefore() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES), hearing);
    cache.putAll(Map.of("a", "1", "b", "1"));
    cache.get("a");
    hearing.forget();

    ticker().stepBack(Duration.ofDays(1));

    assertThat(cache.get("a")).isEqualTo("1");
    cache.put("a", "2");
    assertThat(cache.get("a")).isEqualTo("2");
    assertThat(cache.remove("b")).isTrue();
    cache.put("c", "1");
    assertThat(cache).hasSize(2);
    assertThat(hearing.lines())
        .containsExactly("UPDATED a: 1 -> 2", "REMOVED b: 1 -> 1", "CREATED c: null -> 1");
    ticker().advance(Duration.ofMinutes(10));
    cache.purgeExpired();
    assertThat(cache.containsKey("c")).as("put by the new clock").isFalse();
    assertThat(cache.containsKey("a")).as("put by the old clock").isTrue();
    ticker().advance(Duration.ofDays(1));
    cache.purgeExpired();
    assertThat(cache).isEmpty();
  }

  @Test
  default void anAccessAfterAStepBackCountsByTheNewClock() {
    LarderCache<String, String> cache =
        with(AccessedExpiryPolicy.factoryOf(Policy.TEN_MINUTES), new Hearing<>());
    cache.put("a", "1");

    ticker().stepBack(Duration.ofDays(1));
    assertThat(cache.get("a")).isEqualTo("1");
    ticker().advance(Duration.ofMinutes(10));

    assertThat(cache.get("a")).isNull();
  }

  @Test
  default void whatExpiredWhileTheMachineWasFrozenIsNotServed() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES), hearing);
    cache.put("a", "1");
    assertThat(cache.get("a")).isEqualTo("1");
    hearing.forget();

    ticker().stepForward(Duration.ofMinutes(10));

    assertThat(cache.get("a")).isNull();
    assertThat(hearing.lines()).containsExactly("EXPIRED a: 1 -> 1");
  }

  @Test
  default void anEntryThatWasFoundExpiredStaysGoneWhenTheClockStepsBack() {
    LarderCache<String, String> cache =
        with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES), new Hearing<>());
    cache.put("a", "1");
    ticker().stepForward(Duration.ofMinutes(10));
    cache.purgeExpired();

    ticker().stepBack(Duration.ofMinutes(10));

    assertThat(cache.get("a")).isNull();
  }
}
