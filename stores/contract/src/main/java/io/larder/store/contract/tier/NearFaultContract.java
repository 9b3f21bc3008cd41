package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That copies keep their bound when calls interleave, fail or take long, and when clocks step. */
interface NearFaultContract extends StepFixture {
  @Test
  default void whileTheStoreIsDownCopiesAreServedWithinTheBoundAndNoLonger() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    faults().goDown();

    assertThat(caches.here().get("k")).isEqualTo(1);
    ticker().advance(STALENESS.minusMillis(1));
    assertThat(caches.here().get("k")).isEqualTo(1);
    ticker().advance(Duration.ofMillis(2));
    assertFails(() -> caches.here().get("k"));
    assertFails(() -> caches.here().getAll(Set.of("k")));

    caches.there().put("k", 2);
    faults().comeBack();
    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void aFeedThatIsSilentIsNotTrusted() {
    if (!hasFeed()) {
      return;
    }
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().putAll(Map.of("k", 1, "l", 1));
    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(caches.here().get("l")).isEqualTo(1);
    faults().loseFeed();
    caches.there().putAll(Map.of("k", 2, "l", 2));
    outliveCopies();

    assertThat(caches.here().get("k")).isEqualTo(2);
    faults().resetCounts();
    assertThat(caches.here().get("k")).isEqualTo(2);
    assertThat(trips(Call.GET)).as("each read goes to the store").isEqualTo(1);

    faults().restoreFeed();
    outliveCopies();
    assertThat(caches.here().get("l")).as("dropped at the gap").isEqualTo(2);
  }

  @Test
  default void aClockThatStepsBackLetsCopiesBeVerifiedAgain() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    caches.there().put("k", 2);

    ticker().stepBack(Duration.ofHours(1));

    assertThat(caches.here().get("k")).isEqualTo(2);
    caches.there().put("k", 3);
    outliveCopies();
    assertThat(caches.here().get("k")).isEqualTo(3);
  }

  @Test
  default void aMachineThatWasFrozenServesNoOldCopies() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    caches.there().put("k", 2);

    ticker().stepForward(Duration.ofHours(1));

    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void aChangeOfWhichNobodyKnowsDropsTheCopy() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.here().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    faults().onNextCommit(Fault.REPLY_LOST).afterNext(Call.COMMIT, faults()::goDown);

    assertOutcomeUnknown(() -> caches.here().put("k", 2));
    faults().comeBack();

    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void aClearOfWhichNobodyHeardDropsTheCopies() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.here().put("k", 1);
    faults().onNext(Call.CLEAR, Fault.REPLY_LOST);

    assertFails(caches.here()::clear);

    assertThat(caches.here().get("k")).isNull();
  }
}
