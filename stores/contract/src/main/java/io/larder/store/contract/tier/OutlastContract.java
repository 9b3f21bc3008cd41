package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a cache which is told to goes on in memory while its store is down. */
interface OutlastContract extends OutlastFixture {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void everyOperationGoesOnInMemory(boolean near) {
    EventLog<String, Integer> log = new EventLog<>();
    LarderCache<String, Integer> here = open(heard(outlasting(near), log)).here();
    faults().goDown();

    assertThat(here.get("k")).isNull();
    here.put("k", 1);
    assertThat(here.get("k")).isEqualTo(1);
    assertThat(here.putIfAbsent("k", 2)).isFalse();
    assertThat(here.replace("k", 1, 2)).isTrue();
    assertThat(here.getAndPut("k", 3)).isEqualTo(2);
    assertThat(here.invoke("k", new Increment())).isEqualTo(4);
    here.putAll(Map.of("a", 1, "b", 2));
    assertThat(here.getAll(Set.of("a", "b", "k", "none")))
        .isEqualTo(Map.of("a", 1, "b", 2, "k", 4));
    assertThat(here.size()).isEqualTo(3);
    if (scans()) {
      Map<String, Integer> found = new HashMap<>();
      here.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
      assertThat(found).isEqualTo(Map.of("a", 1, "b", 2, "k", 4));
      here.purgeExpired();
    }
    assertThat(here.getAndRemove("k")).isEqualTo(4);
    assertThat(here.remove("k")).isFalse();
    here.removeAll(Set.of("a"));
    assertThat(here.figures()).containsEntry("store.down", 1L);
    here.clear();
    assertThat(here.containsKey("b")).isFalse();
    assertThat(log.heard())
        .contains("CREATED k 1", "UPDATED k 1 -> 2", "UPDATED k 3 -> 4", "REMOVED k 4");
  }

  @Test
  default void whileTheStoreIsDownItIsAskedByOneNowAndThen() {
    LarderCache<String, Integer> here = open(outlasting(false)).here();
    faults().goDown();
    for (int i = 0; i < BreakerContract.FAILURES; i++) {
      here.put("k", i);
    }
    faults().resetCounts();

    here.put("k", 7);
    assertThat(here.get("k")).isEqualTo(7);
    here.clear();
    assertThat(here.size()).isZero();
    assertThat(trips(Call.GET) + trips(Call.COMMIT) + trips(Call.CLEAR) + trips(Call.SIZE))
        .isZero();
    outliveBreaker();
    assertThat(here.get("k")).isNull();
    assertThat(here.get("k")).isNull();
    assertThat(trips(Call.CLEAR)).as("the first call of the sweep").isEqualTo(1);
    assertThat(trips(Call.GET)).isZero();
  }

  /** The store is asked again at once, since a call that failed alone is no outage. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void aCallThatFailsAloneIsNotSeen(boolean near) {
    Twins<String, Integer> caches = open(outlasting(near), plain());
    caches.here().put("k", 1);

    faults().onNextCommit(Fault.UNREACHABLE);
    caches.here().put("k", 2);
    assertThat(caches.here().get("k")).isIn(null, 2);
    outliveCopies();
    assertGone(caches, "k");

    caches.here().put("k", 3);
    faults().onNextGet(Fault.UNREACHABLE);
    caches.here().put("k", 4);
    assertEverywhere(caches, "k", 4);

    caches.here().put("k", 5);
    faults().onNext(Call.CLEAR, Fault.UNREACHABLE);
    caches.here().clear();
    assertGone(caches, "k");
    assertThat(faults().isPlayed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void aChangeOfWhichNobodyHeardIsKeptInMemory(boolean near) {
    Twins<String, Integer> caches = open(outlasting(near), plain());
    caches.here().put("k", 1);
    Increment increment = new Increment();
    faults().onNextCommit(Fault.REPLY_LOST).afterNext(Call.COMMIT, faults()::goDown);

    assertThat(caches.here().invoke("k", increment)).isEqualTo(2);

    assertThat(increment.runs()).isEqualTo(1);
    assertThat(caches.here().get("k")).isEqualTo(2);
    caches.here().put("k", 3);
    restore();
    assertGone(caches, "k");
  }

  @Test
  default void aStepThatHasReadGoesOnInMemoryWithWhatItRead() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    caches.here().put("k", 41);
    faults().beforeNext(Call.COMMIT, faults()::goDown).onNextCommit(Fault.UNREACHABLE);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(42);
    assertThat(caches.here().get("k")).isEqualTo(42);
    assertThat(caches.here().getAndRemove("k")).isEqualTo(42);

    restore();
    assertGone(caches, "k");
  }

  @Test
  default void theWriterIsCalledAsEver() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setOnStoreFailure("memory"));
    caches.here().put("k", 1);
    faults().goDown();
    caches.here().put("k", 2);
    caches.here().remove("none");
    assertThat(record.calls()).containsExactly("write k 1", "write k 2", "delete none");
    assertThat(caches.here().get("k")).isEqualTo(2);

    restore();

    assertGone(caches, "k");
    assertThat(record.value("k")).isEqualTo(2);
  }

  @Test
  default void whatWasWrittenWhenTheStoreWentDownIsKeptInMemory() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setOnStoreFailure("memory"));
    caches.here().put("k", 1);
    record.duringNextWrite(faults()::goDown);

    caches.here().put("k", 2);

    assertThat(record.calls()).containsExactly("write k 1", "write k 2");
    assertThat(caches.here().get("k")).isEqualTo(2);
    restore();
    assertThat(caches.here().get("k")).isNull();
    assertFree("k");
  }

  @Test
  default void whatIsWrittenWhileTheStoreComesBackAgreesWithIt() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setOnStoreFailure("memory"));
    caches.here().put("k", 1);
    faults().goDown();
    record.duringNextWrite(
        () -> {
          restore();
          assertThat(caches.here().get("other")).isNull();
        });

    caches.here().put("k", 2);

    assertThat(caches.here().get("k")).isIn(null, 2);
    assertThat(caches.there().get("k")).isIn(null, 2);
    assertFree("k");
  }

  @Test
  default void theLoaderIsAskedOncePerEntry() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    record.set("l", 1);
    Twins<String, Integer> caches = open(reading(record).setOnStoreFailure("memory"));
    faults().goDown();

    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(record.calls()).containsExactly("load k");
    restore();
    record.duringNextLoad(faults()::goDown);
    assertThat(caches.here().get("l")).isEqualTo(1);
    assertThat(caches.here().get("l")).isEqualTo(1);
    assertThat(record.calls()).containsExactly("load l");

    record.set("k", 2);
    restore();
    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void entriesInMemoryExpire() {
    LarderConfiguration<String, Integer> minute =
        outlasting(false)
            .setExpiryPolicyFactory(
                CreatedExpiryPolicy.factoryOf(
                    new javax.cache.expiry.Duration(TimeUnit.MINUTES, 1)));
    LarderCache<String, Integer> here = open(minute).here();
    faults().goDown();
    here.put("k", 1);
    ticker().advance(Duration.ofSeconds(59));
    assertThat(here.get("k")).isEqualTo(1);

    ticker().advance(Duration.ofSeconds(1));

    assertThat(here.get("k")).isNull();
  }
}
