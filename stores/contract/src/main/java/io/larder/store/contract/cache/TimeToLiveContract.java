package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** A time to live for one entry, and when an entry expires: what {@link LarderCache} adds. */
interface TimeToLiveContract extends CacheFixture {

  private Instant in(Duration time) {
    return Instant.ofEpochMilli(ticker().millis()).plus(time);
  }

  @Test
  default void aTimeToLiveGoesBeforeThePolicyOnCreationAndOnUpdate() {
    LarderCache<String, String> cache =
        create(strings().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(Policy.TEN_MINUTES)));

    cache.put("a", "1", Duration.ofHours(1));
    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofHours(1)));
    cache.put("a", "2", Duration.ofSeconds(1));
    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofSeconds(1)));
    ticker().advance(Duration.ofMillis(999));
    assertThat(cache.containsKey("a")).isTrue();
    ticker().advance(Duration.ofMillis(1));

    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  default void whatComesLaterIsUpToThePolicyAgain() {
    LarderCache<String, String> cache =
        create(strings().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(Policy.TEN_MINUTES)));
    cache.put("a", "1", Duration.ofHours(1));

    cache.get("a");
    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofMinutes(10)));
    cache.put("a", "1", Duration.ofHours(1));
    cache.put("a", "2");

    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofMinutes(10)));
  }

  @Test
  default void aPolicyWithoutAWordOnUpdatesLeavesTheTimeToLive() {
    LarderCache<String, String> cache =
        create(strings().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES)));
    cache.put("a", "1", Duration.ofHours(1));

    cache.put("a", "2");

    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofHours(1)));
  }

  @Test
  default void aTimeToLiveIsMoreThanZero() {
    LarderCache<String, String> cache = create(strings());

    assertThatThrownBy(() -> cache.put("a", "1", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeToLive");
    assertThatThrownBy(() -> cache.put("a", "1", Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    cache.put("a", "1", Duration.ofNanos(1));
    assertThat(cache.get("a")).as("at least a millisecond").isEqualTo("1");
    ticker().advance(Duration.ofMillis(1));

    assertThat(cache.get("a")).isNull();
  }

  @Test
  default void theLongestTimeToLiveIsForEver() {
    LarderCache<String, String> cache = create(strings());

    cache.put("a", "1", Duration.ofSeconds(Long.MAX_VALUE));
    cache.put("b", "1", Duration.ofMillis(Long.MAX_VALUE));

    assertThat(cache.expiresAt("a")).isEqualTo(Instant.MAX);
    assertThat(cache.expiresAt("b")).isEqualTo(Instant.MAX);
    assertThat(cache.get("a")).isEqualTo("1");
  }

  @Test
  default void expiresAtIsNoAccessAndCountsNothing() {
    LarderCache<String, String> cache =
        create(
            strings()
                .setStatisticsEnabled(true)
                .setExpiryPolicyFactory(AccessedExpiryPolicy.factoryOf(Policy.TEN_MINUTES)));
    cache.put("a", "1");
    Instant end = in(Duration.ofMinutes(10));
    ticker().advance(Duration.ofMinutes(9));

    assertThat(cache.expiresAt("a")).isEqualTo(end);
    assertThat(cache.expiresAt("b")).isNull();
    ticker().advance(Duration.ofMinutes(1));

    assertThat(cache.expiresAt("a")).isNull();
    assertThat(Counts.of(cache)).isEqualTo(Counts.puts(1));
  }

  @Test
  default void anEternalEntryExpiresAtTheEndOfTime() {
    LarderCache<String, String> cache = create(strings());

    cache.putAll(Map.of("a", "1"));

    assertThat(cache.expiresAt("a")).isEqualTo(Instant.MAX);
  }

  @Test
  default void aPutWithATimeToLiveIsAPutInAllElse() {
    Ledger ledger = new Ledger();
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            writing(ledger)
                .setStatisticsEnabled(true)
                .addCacheEntryListenerConfiguration(hearing.synchronous()));

    cache.put("a", "1", Duration.ofMinutes(1));
    cache.put("a", "2", Duration.ofMinutes(1));
    ticker().advance(Duration.ofMinutes(1));
    cache.purgeExpired();

    assertThat(ledger.calls()).containsExactly("a=1", "a=2");
    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2", "EXPIRED a: 2 -> 2");
    assertThat(Counts.of(cache)).isEqualTo(Counts.puts(2));
    assertThat(cache.size()).isZero();
  }
}
