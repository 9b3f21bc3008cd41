package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** Puts that look at nothing, where the store can: what they cost, and that nobody can tell. */
interface UnseenPutContract extends StepFixture {
  /** How long entries live by these policies. */
  Duration LIFE = Duration.ofSeconds(10);

  private LarderConfiguration<String, Integer> by(Factory<ExpiryPolicy> policy) {
    return plain().setExpiryPolicyFactory(policy);
  }

  private static javax.cache.expiry.Duration life() {
    return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, LIFE.toMillis());
  }

  private Instant in(Duration time) {
    return Instant.ofEpochMilli(ticker().millis()).plus(time);
  }

  /** Asserts how often a put of a hundred and one of one look at what is there. */
  private void assertLooks(LarderCache<String, Integer> cache, long looks) {
    faults().resetCounts();
    cache.put("k", 1);
    assertThat(trips(Call.GET)).isEqualTo(looks);
    cache.putAll(Map.of("k", 2, "l", 3));
    assertThat(trips(Call.GET)).isEqualTo(2 * looks);
    cache.put("k", 4, LIFE);
    assertThat(trips(Call.GET)).isEqualTo(3 * looks);
    assertThat(trips(Call.COMMIT)).isEqualTo(3);
  }

  @Test
  default void thePoliciesOfTheStandardNeedNoLook() {
    long looks = upserts() ? 0 : 1;
    assertLooks(here().open(name(), plain()), looks);
    assertLooks(here().open(name() + 1, by(EternalExpiryPolicy.factoryOf())), looks);
    assertLooks(here().open(name() + 2, by(CreatedExpiryPolicy.factoryOf(life()))), looks);
    assertLooks(here().open(name() + 3, by(ModifiedExpiryPolicy.factoryOf(life()))), looks);
    assertLooks(here().open(name() + 4, by(AccessedExpiryPolicy.factoryOf(life()))), looks);
    assertLooks(here().open(name() + 5, by(TouchedExpiryPolicy.factoryOf(life()))), looks);
  }

  @Test
  default void whoListensMakesThemLook() {
    EventLog<String, Integer> log = new EventLog<>();
    LarderCache<String, Integer> cache = here().open(name(), heard(plain(), log));
    assertLooks(cache, 1);
    assertThat(log.heard())
        .contains("CREATED k 1", "UPDATED k 1 -> 2", "CREATED l 3", "UPDATED k 2 -> 4");
  }

  @Test
  default void anotherPolicyIsAskedOfWhatIsThere() {
    LarderCache<String, Integer> cache =
        here().open(name(), by(() -> new FailingExpiry(new AtomicBoolean())));
    faults().resetCounts();
    cache.put("k", 1);
    cache.putAll(Map.of("k", 2, "l", 3));
    assertThat(trips(Call.GET)).isEqualTo(2);
  }

  @Test
  default void whatLivesKeepsTheDeadlineThatItsPolicyGaveIt() {
    Twins<String, Integer> caches = open(by(CreatedExpiryPolicy.factoryOf(life())));
    caches.there().put("k", 1);
    Instant first = in(LIFE);
    ticker().advance(LIFE.minusMillis(1));

    caches.here().put("k", 2);
    assertThat(caches.there().expiresAt("k")).isEqualTo(first);
    ticker().advance(Duration.ofMillis(1));
    assertThat(caches.here().get("k")).isNull();

    caches.here().put("k", 3);
    assertThat(caches.there().get("k")).isEqualTo(3);
    assertThat(caches.there().expiresAt("k")).isEqualTo(in(LIFE));
    caches.here().put("k", 4, LIFE.multipliedBy(2));
    assertThat(caches.there().expiresAt("k")).isEqualTo(in(LIFE.multipliedBy(2)));
  }

  @Test
  default void whatIsModifiedGetsANewDeadline() {
    Twins<String, Integer> caches = open(by(ModifiedExpiryPolicy.factoryOf(life())));
    caches.there().put("k", 1);
    ticker().advance(LIFE.minusMillis(1));

    caches.here().put("k", 2);

    assertThat(caches.there().expiresAt("k")).isEqualTo(in(LIFE));
    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void aPutThatEndsTheEntryAtOnceEndsWhatIsThere() {
    Twins<String, Integer> caches =
        open(
            by(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ZERO)),
            by(EternalExpiryPolicy.factoryOf()));
    caches.there().put("k", 1);

    caches.here().put("k", 2);
    caches.here().put("l", 2);

    assertThat(caches.there().get("k")).as("an update leaves the life as it was").isEqualTo(2);
    assertThat(caches.there().get("l")).isNull();
  }

  @Test
  default void aHoldIsWaitedForUntilItEnds() {
    Twins<String, Integer> caches = open(plain());
    for (Purpose purpose : Purpose.values()) {
      caches.there().put("k", 1);
      records().hold("k", new Lease(ticker().millis() + LEASE.toMillis(), purpose));
      long begun = ticker().millis();

      caches.here().put("k", 2);

      assertThat(ticker().millis()).isGreaterThanOrEqualTo(begun + LEASE.toMillis());
      assertThat(caches.there().get("k")).isEqualTo(2);
      assertFree("k");
    }
  }

  @Test
  default void aLostReplyIsResolvedAndALostRequestIsNotSentAgain() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REPLY_LOST);
    caches.here().put("k", 2);
    assertThat(caches.there().get("k")).isEqualTo(2);

    faults().onNextCommit(Fault.REQUEST_LOST);
    if (upserts()) {
      assertOutcomeUnknown(() -> caches.here().put("k", 3));
      assertThat(caches.there().get("k")).isEqualTo(2);
    } else {
      caches.here().put("k", 3);
      assertThat(caches.there().get("k")).isEqualTo(3);
    }
  }
}
