package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** That an entry expires once, for whoever sees it first, and what accesses by two do to it. */
interface ExpiryStepContract extends StepFixture {
  private static javax.cache.expiry.Duration seconds(int seconds) {
    return new javax.cache.expiry.Duration(TimeUnit.SECONDS, seconds);
  }

  private LarderConfiguration<String, Integer> tenSeconds() {
    return plain().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(seconds(10)));
  }

  private void expire() {
    ticker().advance(Duration.ofSeconds(11));
  }

  @Test
  default void anEntryExpiresOnceInTheProcessThatComesFirst() {
    EventLog<String, Integer> ours = new EventLog<>();
    EventLog<String, Integer> theirs = new EventLog<>();
    Twins<String, Integer> caches = open(heard(tenSeconds(), ours), heard(tenSeconds(), theirs));
    caches.here().put("k", 1);
    ours.heard();
    expire();

    assertThat(caches.here().get("k")).isNull();
    assertThat(caches.there().get("k")).isNull();
    caches.there().purgeExpired();

    assertThat(ours.heard()).containsExactly("EXPIRED k 1");
    assertThat(theirs.heard()).isEmpty();
    assertThat(records().find("k")).isNull();
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 1, 1, 0));
  }

  @Test
  default void whoLosesTheRaceToExpireAnEntryRaisesNothing() {
    EventLog<String, Integer> ours = new EventLog<>();
    EventLog<String, Integer> theirs = new EventLog<>();
    Twins<String, Integer> caches = open(heard(tenSeconds(), ours), heard(tenSeconds(), theirs));
    caches.here().putAll(Map.of("k", 1, "l", 2));
    ours.heard();
    expire();
    faults().beforeNext(Call.COMMIT, () -> caches.there().get("k"));
    faults().beforeNext(Call.COMMIT, () -> caches.there().get("l"));

    assertThat(caches.here().get("k")).isNull();
    assertThat(caches.here().get("l")).isNull();

    assertThat(ours.heard()).isEmpty();
    assertThat(theirs.heard()).containsExactly("EXPIRED k 1", "EXPIRED l 2");
  }

  @Test
  default void ofManyEntriesEachExpiresOnce() throws Exception {
    EventLog<String, Integer> ours = new EventLog<>();
    EventLog<String, Integer> theirs = new EventLog<>();
    Twins<String, Integer> caches = open(heard(tenSeconds(), ours), heard(tenSeconds(), theirs));
    for (int i = 0; i < 40; i++) {
      caches.here().put("k" + i, i);
    }
    ours.heard();
    expire();

    Aside<Boolean> other = Aside.begin(() -> getAll(caches.there()));
    getAll(caches.here());
    other.get();

    assertThat(ours.heard().size() + theirs.heard().size()).isEqualTo(40);
  }

  private static boolean getAll(LarderCache<String, Integer> cache) {
    for (int i = 0; i < 40; i++) {
      assertThat(cache.get("k" + i)).isNull();
    }
    return true;
  }

  @Test
  default void anExpiredEntryIsReplacedByItsVersion() {
    EventLog<String, Integer> ours = new EventLog<>();
    EventLog<String, Integer> theirs = new EventLog<>();
    Twins<String, Integer> caches = open(heard(tenSeconds(), ours), heard(tenSeconds(), theirs));
    caches.here().put("k", 1);
    ours.heard();

    expire();
    caches.here().put("k", 2);
    assertThat(ours.heard()).containsExactly("EXPIRED k 1", "CREATED k 2");

    expire();
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 3));
    assertThat(caches.here().putIfAbsent("k", 4)).isFalse();
    assertThat(ours.heard()).isEmpty();
    assertThat(theirs.heard()).containsExactly("EXPIRED k 2", "CREATED k 3");
  }

  @Test
  default void anEntryThatExpiresUnderTheStepWasAliveWhenItWasDecided() {
    Twins<String, Integer> caches = open(tenSeconds());
    caches.there().put("k", 1);
    faults().beforeNext(Call.COMMIT, this::expire);
    assertThat(caches.here().replace("k", 2)).isTrue();

    caches.there().put("k", 1);
    faults()
        .beforeNext(
            Call.COMMIT,
            () -> {
              expire();
              caches.there().remove("k");
            });
    assertThat(caches.here().replace("k", 2)).as("gone meanwhile").isFalse();
  }

  @Test
  default void anAccessDoesNotShortenTheLifeThatAnotherProcessGaveMeanwhile() {
    LarderConfiguration<String, Integer> touched =
        plain().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(seconds(60)));
    Twins<String, Integer> caches = open(touched);
    caches.there().put("k", 1);
    ticker().advance(Duration.ofSeconds(10));
    Instant later = Instant.ofEpochMilli(ticker().millis()).plus(Duration.ofHours(1));

    faults()
        .beforeNext(Call.GET, () -> {})
        .beforeNext(Call.GET, () -> caches.there().put("k", 2, Duration.ofHours(1)));
    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(caches.there().expiresAt("k")).isEqualTo(later);

    caches.there().put("k", 3);
    ticker().advance(Duration.ofSeconds(10));
    faults()
        .beforeNext(
            Call.COMMIT,
            () -> {
              ticker().advance(Duration.ofSeconds(5));
              caches.there().get("k");
            });
    assertThat(caches.here().get("k")).isEqualTo(3);
    assertThat(caches.there().expiresAt("k"))
        .isEqualTo(Instant.ofEpochMilli(ticker().millis()).plusSeconds(60));
  }

  @Test
  default void anAccessThatEndsAnEntryDoesNotEndTheNextOne() {
    Twins<String, Integer> caches = open(plain().setExpiryPolicyFactory(ReadOnce::new));
    caches.there().put("k", 1);
    faults().beforeNext(Call.GET, () -> {}).beforeNext(Call.GET, () -> caches.there().put("k", 2));

    assertThat(caches.here().get("k")).isEqualTo(1);

    assertThat(caches.there().get("k")).as("never read before").isEqualTo(2);
    assertThat(caches.there().containsKey("k")).isFalse();
  }
}
