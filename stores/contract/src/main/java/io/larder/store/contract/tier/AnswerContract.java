package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import org.junit.jupiter.api.Test;

/** That a step which another process outran answers, counts and tells what it did in the end. */
interface AnswerContract extends StepFixture {
  /** Lets something happen before each of the next commits of the application under test. */
  private void beforeCommits(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      faults().beforeNext(Call.COMMIT, action);
    }
  }

  @Test
  default void anAnswerIsThatOfTheLastDecision() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();
    LarderCache<String, Integer> there = caches.there();

    beforeCommits(1, () -> there.put("k", 2));
    assertThat(here.putIfAbsent("k", 1)).isFalse();
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 0, 0));

    beforeCommits(1, () -> there.put("k", 3));
    assertThat(here.replace("k", 2, 1)).isFalse();
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 0, 0));

    beforeCommits(1, () -> there.put("k", 3));
    assertThat(here.replace("k", 3, 4)).as("the same value in a newer record").isTrue();
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 1, 0));

    beforeCommits(1, () -> there.put("k", 5));
    assertThat(here.getAndPut("k", 6)).isEqualTo(5);
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 1, 0));

    beforeCommits(1, () -> there.put("k", 7));
    assertThat(here.getAndReplace("k", 8)).isEqualTo(7);
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 1, 0));

    beforeCommits(1, () -> there.put("k", 9));
    assertThat(here.remove("k", 8)).isFalse();
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 0, 0));

    beforeCommits(1, () -> there.put("k", 10));
    assertThat(here.getAndRemove("k")).isEqualTo(10);
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(there.get("k")).isNull();
  }

  @Test
  default void anEntryThatIsGoneMeanwhileIsAbsentToTheNextDecision() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    LarderCache<String, Integer> here = caches.here();
    LarderCache<String, Integer> there = caches.there();

    there.put("k", 1);
    beforeCommits(1, () -> there.remove("k"));
    assertThat(here.replace("k", 2)).isFalse();
    assertThat(Counts.take(here)).isEqualTo(new Counts(0, 1, 0, 0));

    there.put("k", 1);
    beforeCommits(1, () -> there.remove("k"));
    assertThat(here.remove("k")).isFalse();
    assertThat(Counts.take(here)).isEqualTo(Counts.NONE);
    assertThat(log.heard()).isEmpty();

    there.put("k", 1);
    beforeCommits(1, () -> there.remove("k"));
    assertThat(here.invoke("k", new Increment())).isEqualTo(1);
    assertThat(Counts.take(here)).isEqualTo(new Counts(0, 1, 1, 0));
    assertThat(log.heard()).containsExactly("CREATED k 1");
  }

  @Test
  default void anEntryThatCameMeanwhileIsThereForTheNextDecision() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    beforeCommits(1, () -> caches.there().put("k", 41));

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(42);
    assertThat(log.heard()).containsExactly("UPDATED k 41 -> 42");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
  }

  @Test
  default void anEntryThatTheStoreEvictsUnderTheStepIsAbsentToTheNextDecision() {
    Twins<String, Integer> caches = open(plain());
    caches.here().put("k", 5);
    beforeCommits(1, () -> records().evict("k"));

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(1);
    assertThat(caches.there().get("k")).isEqualTo(1);
  }
}
