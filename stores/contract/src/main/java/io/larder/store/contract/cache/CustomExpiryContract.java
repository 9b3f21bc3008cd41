package io.larder.store.contract.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.configuration.Factory;
import org.junit.jupiter.api.Test;

/** Policies of the application's own: nulls, zeros, failures, and answers that change. */
interface CustomExpiryContract extends CacheFixture {

  private LarderCache<String, String> with(Factory<Policy> policy, Hearing<String, String> heard) {
    return create(
        strings()
            .setExpiryPolicyFactory(policy)
            .setStatisticsEnabled(true)
            .addCacheEntryListenerConfiguration(heard.synchronous()));
  }

  private LarderCache<String, String> with(Factory<Policy> policy) {
    return with(policy, new Hearing<>());
  }

  private Instant in(Duration time) {
    return Instant.ofEpochMilli(ticker().millis()).plus(time);
  }

  @Test
  default void nullOnAccessAndUpdateLeavesTheEndWhereItIs() {
    LarderCache<String, String> cache = with(Policy.of(Policy.TEN_MINUTES, null, null));
    cache.put("a", "1");
    Instant end = in(Duration.ofMinutes(10));
    ticker().advance(Duration.ofMinutes(9));

    cache.get("a");
    cache.put("a", "2");
    cache.replace("a", "3");

    assertThat(cache.expiresAt("a")).isEqualTo(end);
  }

  @Test
  default void zeroOnAccessEndsTheEntryThatWasAccessedAndNoLaterOneOfTheSameValue() {
    AtomicReference<LarderCache<String, String>> itself = new AtomicReference<>();
    LarderCache<String, String> cache =
        with(
            Policy.asked(
                () -> Policy.TEN_MINUTES,
                () -> {
                  requireNonNull(itself.get()).put("a", "1");
                  return Policy.ZERO;
                },
                () -> Policy.TEN_MINUTES));
    itself.set(cache);
    cache.put("a", "1");

    assertThat(cache.get("a")).isEqualTo("1");

    assertThat(cache.containsKey("a")).isTrue();
  }

  @Test
  default void nullOnCreationDoesNotLoseTheEntry() {
    LarderCache<String, String> cache = with(Policy.of(null, null, null));

    cache.put("a", "1");

    assertThat(cache.get("a")).isEqualTo("1");
  }

  @Test
  default void zeroOnCreationMeansThatThereNeverWasAnEntry() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = with(Policy.of(Policy.ZERO, null, null), hearing);

    cache.put("a", "1");
    cache.putAll(Map.of("b", "1"));
    assertThat(cache.getAndPut("c", "1")).isNull();
    cache.putIfAbsent("d", "1");
    cache.invoke(
        "e",
        (entry, args) -> {
          entry.setValue("1");
          return null;
        });

    assertThat(cache).isEmpty();
    assertThat(cache.getAll(Set.of("a", "b", "c", "d", "e"))).isEmpty();
    assertThat(cache.remove("a")).isFalse();
    assertThat(hearing.lines()).noneMatch(line -> line.startsWith("CREATED"));
    assertThat(Counts.of(cache).puts()).isZero();
  }

  @Test
  default void whatIsLoadedWithZeroIsGivenAndNotKept() {
    Source source = new Source(key -> "loaded");
    LarderCache<String, String> cache =
        create(loading(source).setExpiryPolicyFactory(Policy.of(Policy.ZERO, null, null)));

    assertThat(cache.get("a")).isEqualTo("loaded");
    assertThat(cache.getAll(Set.of("a"))).containsOnly(Map.entry("a", "loaded"));
    assertThat(cache.containsKey("a")).isFalse();
    assertThat(source.asked()).containsExactly("a", "a");
  }

  @Test
  default void zeroOnUpdateEndsTheEntryWithItsUpdate() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        with(Policy.of(Policy.TEN_MINUTES, null, Policy.ZERO), hearing);
    cache.putAll(Map.of("a", "1", "b", "1", "c", "1"));
    hearing.forget();

    cache.put("a", "2");
    assertThat(cache.getAndPut("b", "2")).isEqualTo("1");
    assertThat(cache.replace("c", "1", "2")).isTrue();

    assertThat(cache).isEmpty();
    assertThat(hearing.heard())
        .extracting(heard -> heard.type() + " " + heard.key())
        .containsExactly("EXPIRED a", "EXPIRED b", "EXPIRED c");
  }

  @Test
  default void zeroOnAccessGivesTheValueOnce() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        with(Policy.of(Policy.TEN_MINUTES, Policy.ZERO, null), hearing);
    cache.putAll(Map.of("a", "1", "b", "1", "c", "1", "d", "1"));
    hearing.forget();

    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.getAll(Set.of("b"))).containsOnly(Map.entry("b", "1"));
    assertThat(cache.<String>invoke("c", (entry, args) -> entry.getValue())).isEqualTo("1");
    assertThat(cache.iterator().next().getValue()).isEqualTo("1");

    assertThat(cache).isEmpty();
    assertThat(hearing.lines())
        .containsExactly(
            "EXPIRED a: 1 -> 1", "EXPIRED b: 1 -> 1", "EXPIRED c: 1 -> 1", "EXPIRED d: 1 -> 1");
  }

  @Test
  default void zeroOnAccessNeedsNoEqualsOfTheValue() {
    LarderCache<String, Plain> cache =
        create(
            configuration(String.class, Plain.class)
                .setExpiryPolicyFactory(Policy.of(Policy.TEN_MINUTES, Policy.ZERO, null)));
    cache.put("a", new Plain("1"));

    assertThat(cache.get("a")).hasToString("1");

    assertThat(cache.get("a")).isNull();
  }

  @Test
  default void aPolicyThatFailsFailsNoOperation() {
    LarderCache<String, String> cache =
        with(Policy.asked(Policy.FAILING, Policy.FAILING, Policy.FAILING));

    cache.put("a", "1");
    cache.put("a", "2");
    assertThat(cache.getAndPut("a", "3")).isEqualTo("2");
    assertThat(cache.get("a")).isEqualTo("3");
    assertThat(cache.getAll(Set.of("a"))).hasSize(1);
    assertThat(cache.<String>invoke("a", (entry, args) -> entry.getValue())).isEqualTo("3");
    assertThat(cache).hasSize(1);
  }

  @Test
  default void aPolicyThatFailsLaterLeavesTheEndWhereItIs() {
    LarderCache<String, String> cache =
        with(Policy.asked(() -> Policy.TEN_MINUTES, Policy.FAILING, Policy.FAILING));
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(9));

    cache.get("a");
    cache.put("a", "2");
    assertThat(cache.get("a")).isEqualTo("2");
    ticker().advance(Duration.ofMinutes(1));

    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  default void aPolicyIsAskedAnewEachTime() {
    AtomicReference<javax.cache.expiry.Duration> life = new AtomicReference<>(Policy.TEN_MINUTES);
    LarderCache<String, String> cache = with(Policy.asked(life::get, life::get, life::get));

    cache.put("a", "1");
    assertThat(cache.expiresAt("a")).isEqualTo(in(Duration.ofMinutes(10)));
    life.set(Policy.FIVE_MINUTES);
    cache.get("a");
    assertThat(cache.expiresAt("a")).as("shorter").isEqualTo(in(Duration.ofMinutes(5)));
    life.set(Policy.ETERNAL);
    cache.put("a", "2");
    assertThat(cache.expiresAt("a")).as("eternal").isEqualTo(Instant.MAX);
    life.set(Policy.FIVE_MINUTES);
    cache.put("a", "3");
    ticker().advance(Duration.ofMinutes(5));
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  default void aLifeLongerThanTheClockReachesIsForEver() {
    javax.cache.expiry.Duration longest = Policy.LONGEST;
    LarderCache<String, String> cache = with(Policy.of(longest, longest, longest));

    cache.put("a", "1");
    cache.put("a", "2");

    assertThat(cache.get("a")).isEqualTo("2");
    assertThat(cache.expiresAt("a")).isEqualTo(Instant.MAX);
  }
}
