package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.spi.Lease;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no old value comes back with a store that was down. */
interface ReturnContract extends OutlastFixture {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void whatWasChangedMeanwhileDoesNotComeBackOld(boolean near) {
    Twins<String, Integer> caches = open(outlasting(near), plain());
    LarderCache<String, Integer> here = caches.here();
    here.putAll(Map.of("put", 1, "removed", 1, "invoked", 1, "bulk", 1, "left", 1));
    assertThat(here.getAll(Set.of("put", "removed", "invoked", "bulk", "left"))).hasSize(5);
    faults().goDown();

    here.put("new", 2);
    assertThat(here.get("new")).isEqualTo(2);
    here.put("put", 2);
    here.remove("removed");
    here.invoke("invoked", new Increment());
    here.removeAll(Set.of("bulk"));
    assertThat(here.get("put")).isEqualTo(2);
    assertThat(here.get("removed")).isNull();
    restore();

    assertGone(caches, "put", "removed", "invoked", "bulk", "new");
    assertEverywhere(caches, "left", 1);
    here.put("put", 3);
    assertEverywhere(caches, "put", 3);
  }

  @Test
  default void aWriteThatComesLateDoesNotBringAnOldValue() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    faults().onNextCommit(Fault.REQUEST_DELAYED).afterNext(Call.COMMIT, faults()::goDown);

    caches.here().put("k", 1);
    caches.here().remove("k");
    restore();
    assertThat(caches.here().get("k")).isNull();
    faults().deliver();

    assertGone(caches, "k");
    caches.here().put("k", 2);
    assertEverywhere(caches, "k", 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void aClearMeanwhileClearsTheStoreWhenItIsBack(boolean near) {
    Twins<String, Integer> caches = open(outlasting(near), plain());
    caches.here().put("k", 1);
    faults().goDown();

    caches.here().clear();
    caches.here().put("l", 2);
    restore();

    assertGone(caches, "k", "l");
  }

  @Test
  default void whenTooMuchWasChangedEverythingIsRemoved() {
    Twins<String, Integer> caches = open(outlasting(false).setMaximumEntries(100), plain());
    caches.here().putAll(Map.of("k0", 0, "left", 1));
    faults().goDown();
    for (int i = 0; i <= 10_000; i++) {
      caches.here().put("k" + i, i);
    }
    assertThat(caches.here().size()).as("entries in memory").isEqualTo(100);

    restore();

    assertGone(caches, "k0", "k10000", "left");
  }

  @Test
  default void manyChangesAreRemovedInBatches() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    Map<String, Integer> many = new HashMap<>();
    for (int i = 0; i < 1500; i++) {
      many.put("k" + i, i);
    }
    caches.here().putAll(many);
    caches.here().put("left", 1);
    faults().goDown();
    caches.here().removeAll(many.keySet());

    restore();

    assertThat(caches.here().getAll(many.keySet())).isEmpty();
    assertThat(caches.there().getAll(many.keySet())).isEmpty();
    assertEverywhere(caches, "left", 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void whatOthersDidMeanwhileIsSeenOrGone(boolean near) {
    Twins<String, Integer> caches = open(outlasting(near), plain());
    caches.here().putAll(Map.of("ours", 1, "theirs", 1));
    assertThat(caches.here().get("theirs")).isEqualTo(1);
    faults().goDown();
    caches.here().put("ours", 2);
    caches.there().putAll(Map.of("ours", 3, "theirs", 3));

    assertThat(caches.here().get("ours")).isEqualTo(2);
    restore();

    assertThat(caches.here().get("theirs")).isEqualTo(3);
    assertGone(caches, "ours");
  }

  @Test
  default void othersWhoHoldAnEntryAreNotWaitedForWhenTheStoreIsBack() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    caches.here().put("k", 1);
    faults().goDown();
    caches.here().put("k", 2);
    records().hold("k", new Lease(Long.MAX_VALUE, Lease.Purpose.CONTENTION));

    restore();

    assertGone(caches, "k");
  }

  @Test
  default void aSweepThatFailsIsDoneLater() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    caches.here().putAll(Map.of("k", 1, "l", 1));
    faults().goDown();
    caches.here().removeAll(Set.of("k", "l"));
    restore();

    faults().onNextCommit(Fault.UNREACHABLE);
    assertThat(caches.here().get("k")).as("still in memory").isNull();
    faults().onNextCommit(Fault.REPLY_LOST);
    assertThat(caches.here().get("k")).as("still in memory").isNull();

    assertThat(faults().isPlayed()).isTrue();
    assertGone(caches, "k", "l");
  }

  @Test
  default void othersWhoWriteDuringTheSweepAreNotInItsWay() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    caches.here().put("k", 1);
    faults().goDown();
    caches.here().put("k", 2);
    restore();
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 3));

    assertGone(caches, "k");
  }

  @Test
  default void whatIsChangedDuringTheSweepIsRemovedToo() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    LarderCache<String, Integer> here = caches.here();
    here.putAll(Map.of("k", 1, "l", 1));
    faults().goDown();
    here.put("k", 2);
    restore();
    faults()
        .beforeNext(
            Call.COMMIT,
            () -> {
              here.put("l", 2);
              caches.there().put("k", 3);
              here.put("k", 4);
              assertThat(here.get("k")).isEqualTo(4);
            });

    assertThat(here.get("l")).isNull();
    assertGone(caches, "k", "l");
  }

  @Test
  default void aCacheThatIsClosedWhenTheStoreIsBackLeavesNothingOld() {
    Twins<String, Integer> caches = open(outlasting(false), plain());
    caches.here().put("k", 1);
    faults().goDown();
    caches.here().put("k", 2);
    restore();

    caches.here().close();

    assertThat(caches.there().get("k")).isNull();
  }
}
