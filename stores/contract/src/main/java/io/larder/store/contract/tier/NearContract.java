package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** That copies save trips and are never served past their bound. */
interface NearContract extends StepFixture {
  /** Lets the cache take a copy of entry k. */
  private void copied(Twins<String, Integer> caches, int value) {
    caches.there().put("k", value);
    outliveCopies();
    assertThat(caches.here().get("k")).isEqualTo(value);
    faults().resetCounts();
    assertThat(caches.here().get("k")).isEqualTo(value);
    assertThat(trips(Call.GET)).as("reads of what was copied").isZero();
  }

  @Test
  default void whatAnotherProcessDidIsSeenOnceTheBoundIsOver() {
    Twins<String, Integer> caches = open(near(), plain());

    copied(caches, 1);
    caches.there().put("k", 2);
    outliveCopies();
    assertThat(caches.here().get("k")).isEqualTo(2);

    copied(caches, 3);
    caches.there().remove("k");
    outliveCopies();
    assertThat(caches.here().getAll(Set.of("k"))).isEmpty();

    copied(caches, 4);
    caches.there().clear();
    outliveCopies();
    assertThat(caches.here().containsKey("k")).isFalse();

    copied(caches, 5);
    caches.there().putAll(Map.of("k", 6, "l", 7));
    outliveCopies();
    assertThat(caches.here().getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", 6, "l", 7));

    copied(caches, 8);
    records().evict("k");
    outliveCopies();
    assertThat(caches.here().get("k")).isNull();
  }

  @Test
  default void itsOwnChangesAreSeenAtOnce() {
    Twins<String, Integer> caches = open(near(), plain());
    LarderCache<String, Integer> here = caches.here();
    copied(caches, 1);

    here.put("k", 2);
    assertThat(here.get("k")).isEqualTo(2);
    here.invoke("k", new Increment());
    assertThat(here.get("k")).isEqualTo(3);
    here.replace("k", 3, 4);
    assertThat(here.get("k")).isEqualTo(4);
    here.putAll(Map.of("k", 5, "l", 6));
    assertThat(here.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", 5, "l", 6));
    here.remove("k");
    assertThat(here.get("k")).isNull();
    here.putIfAbsent("k", 7);
    assertThat(here.get("k")).isEqualTo(7);
    here.removeAll(Set.of("k"));
    assertThat(here.get("k")).isNull();
    here.getAndPut("k", 8);
    assertThat(here.get("k")).isEqualTo(8);
    here.clear();
    assertThat(here.get("k")).isNull();
    assertThat(here.get("l")).isNull();
  }

  @Test
  default void itsOwnChangeThatMetAConflictIsSeenAtOnce() {
    Twins<String, Integer> caches = open(near(), plain());
    copied(caches, 1);
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 41));

    caches.here().invoke("k", new Increment());

    assertThat(caches.here().get("k")).isEqualTo(42);
  }

  @Test
  default void aFeedThatIsAliveKeepsCopiesAsLongAsNothingChanges() {
    if (!hasFeed()) {
      return;
    }
    Twins<String, Integer> caches = open(near(), plain());
    copied(caches, 1);
    caches.there().put("other", 2);

    for (int i = 0; i < 5; i++) {
      outliveCopies();
      assertThat(caches.here().get("k")).isEqualTo(1);
      assertThat(caches.here().get("k")).isEqualTo(1);
    }

    assertThat(trips(Call.GET)).isZero();
    assertThat(trips(Call.POLL)).isBetween(0L, 5L);
  }

  @Test
  default void withoutAFeedACopyLivesAsLongAsConfigured() {
    if (hasFeed()) {
      return;
    }
    Twins<String, Integer> caches = open(near(), plain());
    copied(caches, 1);
    caches.there().put("k", 2);

    ticker().advance(STALENESS.minusMillis(1));
    assertThat(caches.here().get("k")).isEqualTo(1);
    ticker().advance(Duration.ofMillis(1));
    assertThat(caches.here().get("k")).isEqualTo(2);

    assertThat(trips(Call.GET)).isEqualTo(1);
    assertThat(trips(Call.POLL) + trips(Call.CHANGES)).isZero();
  }

  @Test
  default void aCopyIsNotServedPastTheDeadlineOfItsEntry() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches =
        open(
            heard(near().setNearStaleness(Duration.ofHours(1)), log),
            plain()
                .setExpiryPolicyFactory(
                    CreatedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, 50))));
    caches.there().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);

    ticker().advance(Duration.ofMillis(49));
    faults().resetCounts();
    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(trips(Call.GET)).isZero();
    ticker().advance(Duration.ofMillis(1));

    assertThat(caches.here().containsKey("k")).isFalse();
    assertThat(caches.here().get("k")).isNull();
    assertThat(log.heard()).containsExactly("EXPIRED k 1");
  }

  @Test
  default void whereAccessExtendsTheLifeEachReadGoesToTheStore() {
    Twins<String, Integer> caches =
        open(
            near()
                .setExpiryPolicyFactory(
                    TouchedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_MINUTE)));
    caches.here().put("k", 1);
    for (int i = 0; i < 10; i++) {
      ticker().advance(Duration.ofSeconds(50));
      faults().resetCounts();
      assertThat(caches.here().get("k")).isEqualTo(1);
      assertThat(trips(Call.COMMIT)).isEqualTo(1);
    }
    ticker().advance(Duration.ofSeconds(59));
    assertThat(caches.there().get("k")).isEqualTo(1);
    ticker().advance(Duration.ofSeconds(61));
    assertThat(caches.here().get("k")).isNull();
  }

  /** It can become bytes, but nobody can copy it once its list may change. */
  record Crate(List<String> things) {}

  @Test
  default void whatCannotBeCopiedIsReadFromTheStoreEachTime() {
    Twins<String, Crate> caches =
        open(
            new LarderConfiguration<String, Crate>()
                .setTypes(String.class, Crate.class)
                .setNear(true)
                .setNearStaleness(Duration.ofHours(1)));
    LarderCache<String, Crate> here = caches.here();
    Crate copied = new Crate(List.of("1"));
    Crate uncopied = new Crate(new ArrayList<>(List.of("2")));
    here.put("k", copied);
    assertThat(here.get("k")).isEqualTo(copied);

    here.put("k", uncopied);
    assertThat(here.get("k")).isEqualTo(uncopied);
    here.putAll(Map.of("k", uncopied, "l", uncopied));
    assertThat(here.getAll(Set.of("k", "l"))).containsOnlyKeys("k", "l");
    assertThat(caches.there().get("k")).isEqualTo(uncopied);
  }

  @Test
  default void copiesKeepTheirBound() {
    Twins<String, Integer> caches = open(near().setMaximumEntries(20), plain());
    for (int i = 0; i < 200; i++) {
      caches.there().put("k" + i, i);
    }
    for (int i = 0; i < 200; i++) {
      assertThat(caches.here().get("k" + i)).isEqualTo(i);
      assertThat(caches.here().figures().get("near.entries")).isLessThanOrEqualTo(20);
    }
    caches.here().putAll(Map.of("a", 1, "b", 2));

    assertThat(caches.here().figures()).containsEntry("near.entries", 20L);
    assertThat(Counts.take(caches.here()).puts()).isEqualTo(2);
    assertThat(caches.here().statistics().getCacheEvictions())
        .as("a copy that leaves is no eviction: the entry stays in the store")
        .isZero();
  }
}
