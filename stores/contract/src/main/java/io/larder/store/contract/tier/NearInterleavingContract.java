package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** That a copy is no younger than what it was made of, however calls interleave. */
interface NearInterleavingContract extends StepFixture {
  @Test
  default void aReadThatBeganBeforeAnothersChangeLeavesNoCopy() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 1);
    faults()
        .afterNext(
            Call.GET,
            () -> {
              caches.there().put("k", 2);
              outliveCopies();
              caches.here().get("other"); // hears of the change
            });

    assertThat(caches.here().get("k")).isEqualTo(1);

    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void aReadThatBeganBeforeAChangeLeavesNoCopyThoughALaterOneHasLeftTheNewest() {
    Twins<String, Integer> caches = open(near(), plain());
    LarderCache<String, Integer> here = caches.here();
    caches.there().put("k", 1);
    faults()
        .afterNext(
            Call.GET,
            () -> {
              caches.there().put("k", 2);
              assertThat(here.get("k")).isEqualTo(2);
              outliveCopies();
              here.get("other"); // hears of the change
            });

    assertThat(here.get("k")).isEqualTo(1);

    assertThat(here.get("k")).isEqualTo(2);
  }

  @Test
  default void aReadThatBeganBeforeAnOwnChangeLeavesNoCopy() {
    Twins<String, Integer> caches = open(near(), plain());
    LarderCache<String, Integer> here = caches.here();
    caches.there().put("k", 1);

    faults().afterNext(Call.GET, () -> here.put("k", 2));
    assertThat(here.get("k")).isEqualTo(1);
    assertThat(here.get("k")).isEqualTo(2);

    outliveCopies();
    caches.there().put("k", 3);
    outliveCopies();
    faults().afterNext(Call.GET, () -> here.remove("k"));
    assertThat(here.get("k")).isEqualTo(3);
    assertThat(here.get("k")).isNull();

    caches.there().put("k", 4);
    faults().afterNext(Call.GET, here::clear);
    assertThat(here.get("k")).isEqualTo(4);
    assertThat(here.get("k")).isNull();
  }

  /** Lets the other process put 9 when a call is done, and the reply come long after. */
  private void changeLongBeforeTheReply(Twins<String, Integer> caches, Call call) {
    faults()
        .afterNext(
            call,
            () -> {
              caches.there().put("k", 9);
              outliveCopies();
            });
  }

  /** Its copy is as old as the moment it was committed, not as the moment the reply came. */
  @Test
  default void aChangeWhoseReplyTookLongIsNoYoungerForIt() {
    Twins<String, Integer> caches = open(near(), plain());
    changeLongBeforeTheReply(caches, Call.COMMIT);

    caches.here().put("k", 1);

    assertThat(caches.here().get("k")).as("changed longer ago than the bound").isEqualTo(9);
  }

  @Test
  default void aReadWhoseReplyTookLongIsNoYoungerForIt() {
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 1);
    changeLongBeforeTheReply(caches, Call.GET);
    caches.here().get("k");

    assertThat(caches.here().get("k")).isEqualTo(9);
  }

  @Test
  default void aCopyLeavesThoughAnotherEntryOfTheSameCallFailed() {
    Twins<String, Integer> caches = open(near().setOnUnreadable("fail"), plain());
    caches.there().put("b", 5);
    assertThat(caches.here().get("b")).isEqualTo(5);
    faults()
        .beforeNext(
            Call.COMMIT, () -> records().put("a", "foreign".getBytes(StandardCharsets.UTF_8)));

    assertFails(() -> caches.here().putAll(new TreeMap<>(Map.of("a", 1, "b", 1))));

    assertThat(caches.there().get("b")).isEqualTo(1);
    assertThat(caches.here().get("b")).as("its own change").isEqualTo(1);
  }

  /** Else a loop of get and replace would run until the copy's time is over. */
  @Test
  default void aCopyThatAStepFoundOutdatedIsNotServedAgain() {
    Twins<String, Integer> caches = open(near().setNearStaleness(Duration.ofHours(1)), plain());
    caches.there().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    caches.there().put("k", 2);

    assertThat(caches.here().replace("k", 1, 3)).isFalse();

    assertThat(caches.here().get("k")).isEqualTo(2);
  }
}
