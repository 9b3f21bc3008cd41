package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.spi.StoreException;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.time.Duration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.Test;

/** That nobody waits for a store that is down, and that it is asked again when it may be back. */
interface BreakerContract extends StepFixture {
  /** How many calls in a row fail before the store is not asked any more. */
  int FAILURES = 6;

  /** Takes the store down and lets calls fail until it is not asked any more. */
  private void breakStore(LarderCache<String, Integer> cache) {
    faults().goDown();
    for (int i = 0; i < FAILURES; i++) {
      assertFails(() -> cache.get("k"));
    }
    faults().resetCounts();
  }

  private long allTrips() {
    long all = 0;
    for (Call call : Call.values()) {
      all += trips(call);
    }
    return all;
  }

  @Test
  default void aStoreThatFailsAllTheTimeIsNotAskedAnyMore() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();
    breakStore(here);

    assertFails(() -> here.get("k"))
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("not asked")
        .hasMessageContaining("failed on purpose")
        .hasMessageContaining("in 1000 ms");
    assertFails(() -> here.put("k", 2));
    assertFails(() -> here.remove("k"));
    assertFails(here::clear);
    assertFails(here::size);
    assertFails(here::figures);

    assertThat(allTrips()).isZero();
    faults().comeBack();
    assertFails(() -> here.get("k")).as("before its time").hasMessageContaining("not asked");
    outliveBreaker();
    assertThat(here.get("k")).isNull();
    here.put("k", 3);
    assertThat(caches.there().get("k")).isEqualTo(3);
  }

  @Test
  default void oneCallAsksForAllWhetherTheStoreIsBack() {
    LarderCache<String, Integer> here = open(plain()).here();
    here.put("k", 1);
    breakStore(here);
    outliveBreaker();
    faults().comeBack();
    faults()
        .beforeNext(
            Call.GET,
            () ->
                assertFails(() -> Aside.begin(() -> here.get("k")).get())
                    .hasMessageContaining("one call is asking it now"));

    assertThat(here.get("k")).isEqualTo(1);

    assertThat(faults().isPlayed()).isTrue();
    assertThat(trips(Call.GET)).isEqualTo(1);
    assertThat(here.get("k")).isEqualTo(1);
  }

  @Test
  default void itIsAskedAgainAfterTwiceAsLongUpToABound() {
    LarderCache<String, Integer> here = open(plain()).here();
    breakStore(here);
    int[] seconds = {1, 2, 4, 8, 16, 30, 30, 30};
    for (int wait : seconds) {
      ticker().advance(Duration.ofSeconds(wait).minusNanos(1));
      assertFails(() -> here.get("k"));
      assertThat(trips(Call.GET)).as("within %d s", wait).isZero();
      ticker().advance(Duration.ofNanos(1));
      assertFails(() -> here.get("k"));
      assertThat(trips(Call.GET)).as("after %d s", wait).isEqualTo(1);
      faults().resetCounts();
    }

    faults().comeBack();
    ticker().advance(Duration.ofSeconds(30));
    assertThat(here.get("k")).isNull();
    breakStore(here);
    outliveBreaker();
    assertFails(() -> here.get("k"));
    assertThat(trips(Call.GET)).as("the first wait is short again").isEqualTo(1);
  }

  @Test
  default void anAnswerMakesUpForTheFailuresBeforeIt() {
    LarderCache<String, Integer> here = open(plain()).here();
    for (int i = 0; i < 3 * FAILURES; i++) {
      faults().onNextGet(i % FAILURES == FAILURES - 1 ? Fault.NONE : Fault.UNREACHABLE);
    }
    for (int i = 0; i < 3; i++) {
      for (int failure = 1; failure < FAILURES; failure++) {
        assertFails(() -> here.get("k"));
      }
      assertThat(here.get("k")).isNull();
    }
  }

  @Test
  default void conflictsRefusalsAndErrorsOfUsersAreNoFailuresOfTheStore() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();
    here.put("k", 1);
    EntryProcessor<String, Integer, Integer> failing =
        (entry, arguments) -> {
          throw new IllegalStateException("on purpose");
        };
    for (int i = 0; i < 2 * FAILURES; i++) {
      faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 7));
      assertThat(here.invoke("k", new Increment())).isEqualTo(8);
    }
    for (int i = 0; i < 2 * FAILURES; i++) {
      faults().onNextCommit(Fault.REJECTED);
      assertFails(() -> here.put("k", 9));
      assertThatThrownBy(() -> here.invoke("k", failing))
          .isInstanceOf(EntryProcessorException.class);
    }
    assertThat(here.get("k")).isEqualTo(8);
  }

  @Test
  default void cachesOnOneStoreLearnFromEachOther() {
    LarderCache<String, Integer> another = here().open("another", plain());
    LarderCache<String, Integer> here = open(plain()).here();
    breakStore(here);

    assertThatThrownBy(() -> another.get("k"))
        .hasMessageContaining("'another'")
        .hasMessageContaining(here().uri())
        .hasMessageContaining("not asked");

    assertThat(trips(Call.GET)).isZero();
  }

  @Test
  default void aLostReplyIsNotLookedAfterForLongerThanTheTimeout() {
    LarderCache<String, Integer> here = open(plain().setStoreTimeout(Duration.ofSeconds(3))).here();
    here.put("k", 1);
    faults().resetCounts();
    for (int i = 0; i < 2; i++) {
      faults().onNextCommit(Fault.REQUEST_LOST);
      faults().afterNext(Call.COMMIT, () -> ticker().advance(Duration.ofSeconds(3)));
    }

    assertOutcomeUnknown(() -> here.replace("k", 2));

    assertThat(trips(Call.COMMIT)).isEqualTo(2);
    assertThat(faults().isPlayed()).isTrue();
    assertThat(here.get("k")).isEqualTo(1);
  }

  @Test
  default void conflictsMayTakeLongerThanTheTimeout() {
    Twins<String, Integer> caches = open(plain().setStoreTimeout(Duration.ofMillis(1)));
    caches.here().put("k", 1);
    for (int i = 0; i < 5; i++) {
      faults()
          .beforeNext(
              Call.COMMIT,
              () -> {
                ticker().advance(Duration.ofSeconds(1));
                caches.there().put("k", 7);
              });
    }

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(8);
  }
}
