package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import org.junit.jupiter.api.Test;

/** That where nobody can know whether a change was made, the caller is told so. */
interface UnknownOutcomeContract extends StepFixture {
  @Test
  default void aRemovalWhoseReplyIsLostLeavesNoTraceByWhichToTell() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REPLY_LOST);

    assertOutcomeUnknown(() -> caches.here().remove("k"));

    assertThat(caches.there().get("k")).isNull();
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(Counts.NONE);
    caches.here().put("k", 2);
    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void nobodyKnowsWhenAnotherProcessHasChangedTheEntryMeanwhile() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 1);

    faults().onNextCommit(Fault.REPLY_LOST);
    faults().afterNext(Call.COMMIT, () -> caches.there().put("k", 50));
    assertOutcomeUnknown(() -> caches.here().put("k", 2));
    assertThat(caches.there().get("k")).isEqualTo(50);

    faults().onNextCommit(Fault.REQUEST_LOST);
    faults().afterNext(Call.COMMIT, () -> caches.there().put("k", 60));
    assertOutcomeUnknown(() -> caches.here().invoke("k", new Increment()));
    assertThat(caches.there().get("k")).isEqualTo(60);

    faults().onNextCommit(Fault.REPLY_LOST);
    faults().afterNext(Call.COMMIT, () -> caches.there().remove("k"));
    assertOutcomeUnknown(() -> caches.here().replace("k", 2));
    assertThat(caches.there().get("k")).isNull();

    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(Counts.NONE);
  }

  /** What another process took is not to be taken twice. */
  @Test
  default void anEntryThatWasMadeAndTakenWhileTheReplyWasLostIsNotMadeAgain() {
    Twins<String, Integer> caches = open(plain());
    faults().onNextCommit(Fault.REPLY_LOST);
    faults()
        .afterNext(Call.COMMIT, () -> assertThat(caches.there().getAndRemove("k")).isEqualTo(1));

    Throwable outcome = catchThrowable(() -> caches.here().put("k", 1));

    assertThat(caches.there().get("k")).as("made again, after: %s", outcome).isNull();
  }

  @Test
  default void nobodyKnowsWhenTheStoreGoesDownAfterTheCommit() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REPLY_LOST).afterNext(Call.COMMIT, faults()::goDown);

    assertOutcomeUnknown(() -> caches.here().invoke("k", new Increment()));

    faults().comeBack();
    assertThat(caches.here().get("k")).isEqualTo(2);
    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(3);
  }

  @Test
  default void nobodyKnowsWhenEveryRequestIsLost() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    for (int i = 0; i < 5; i++) {
      faults().onNextCommit(Fault.REQUEST_LOST);
    }

    assertOutcomeUnknown(() -> caches.here().invoke("k", new Increment()));

    assertThat(faults().isPlayed()).isTrue();
    assertThat(caches.there().get("k")).isEqualTo(1);
    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(2);
  }
}
