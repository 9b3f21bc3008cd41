package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import org.junit.jupiter.api.Test;

/** That a change is made once and no more when nobody hears whether it was made. */
interface LostReplyContract extends StepFixture {
  @Test
  default void anIncrementWhoseReplyIsLostIsAppliedOnce() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REPLY_LOST).resetCounts();
    Increment increment = new Increment();

    assertThat(caches.here().invoke("k", increment)).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertThat(increment.runs()).isEqualTo(1);
    assertThat(trips(Call.COMMIT)).isEqualTo(1);
    assertThat(log.heard()).containsExactly("UPDATED k 1 -> 2");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
  }

  @Test
  default void anIncrementWhoseRequestIsLostIsSentAgainAndAppliedOnce() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REQUEST_LOST).resetCounts();
    Increment increment = new Increment();

    assertThat(caches.here().invoke("k", increment)).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertThat(increment.runs()).isEqualTo(1);
    assertThat(trips(Call.COMMIT)).isEqualTo(2);
    assertThat(log.heard()).containsExactly("UPDATED k 1 -> 2");
  }

  @Test
  default void anIncrementThatComesLateIsAppliedOnce() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REQUEST_DELAYED);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(2);
    faults().deliver();

    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void anIncrementThatComesLateWhileItIsSentAgainIsAppliedOnce() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REQUEST_DELAYED);
    faults().beforeNext(Call.COMMIT, () -> {}).beforeNext(Call.COMMIT, faults()::deliver);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
  }

  @Test
  default void severalLostMessagesAreBorne() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REQUEST_LOST).onNextCommit(Fault.REQUEST_LOST);
    faults().onNextCommit(Fault.REPLY_LOST);
    faults().onNextGet(Fault.NONE).onNextGet(Fault.REPLY_LOST);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertThat(faults().isPlayed()).isTrue();
  }

  @Test
  default void everyChangeSurvivesALostReply() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();

    faults().onNextCommit(Fault.REPLY_LOST);
    here.put("k", 1);
    assertThat(caches.there().get("k")).isEqualTo(1);

    faults().onNextCommit(Fault.REPLY_LOST);
    here.put("k", 2);
    assertThat(caches.there().get("k")).isEqualTo(2);

    faults().onNextCommit(Fault.REPLY_LOST);
    assertThat(here.replace("k", 3)).isTrue();

    faults().onNextCommit(Fault.REPLY_LOST);
    assertThat(here.replace("k", 3, 4)).isTrue();

    faults().onNextCommit(Fault.REPLY_LOST);
    assertThat(here.getAndPut("k", 5)).isEqualTo(4);

    faults().onNextCommit(Fault.REPLY_LOST);
    assertThat(here.putIfAbsent("other", 6)).isTrue();
    assertThat(caches.there().get("other")).isEqualTo(6);
    assertThat(caches.there().get("k")).isEqualTo(5);
    assertThat(Counts.take(here)).isEqualTo(new Counts(3, 1, 6, 0));
  }

  @Test
  default void aRemovalWhoseRequestIsLostIsSentAgain() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REQUEST_LOST);

    assertThat(caches.here().remove("k")).isTrue();

    assertThat(caches.there().get("k")).isNull();
  }

  @Test
  default void aLeaseWhoseReplyIsLostIsKnownAgain() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    for (int i = 0; i < ConflictContract.PATIENCE; i++) {
      faults().onNextCommit(Fault.NONE).beforeNext(Call.COMMIT, () -> caches.there().put("k", 7));
    }
    faults().onNextCommit(Fault.REPLY_LOST).onNextCommit(Fault.REPLY_LOST);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(8);

    assertThat(faults().isPlayed()).isTrue();
    assertThat(caches.there().get("k")).isEqualTo(8);
    assertFree("k");
  }
}
