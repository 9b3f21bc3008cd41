package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;

/** That a load never undoes what another process did meanwhile, and asks the loader once. */
interface LoaderContract extends StepFixture {
  @Test
  default void aPutByAnotherProcessBeatsTheLoad() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(reading(record), log), plain());
    record.duringNextLoad(() -> caches.there().put("k", 9));

    assertThat(caches.here().get("k")).isEqualTo(9);

    assertThat(caches.there().get("k")).isEqualTo(9);
    assertThat(record.calls()).containsExactly("load k");
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 0, 0));
  }

  /** Who changed the entry may have changed the system of record, too. */
  @Test
  default void aLoadThatMetAConflictAndFindsNothingIsMadeAnew() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    Twins<String, Integer> caches = open(reading(record), plain());
    records().put("k", new byte[] {0}); // something that cannot be read
    record.duringNextLoad(
        () -> {
          record.set("k", 2);
          records().put("k", new byte[] {0});
        });

    assertThat(caches.here().get("k")).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 1, 0, 0));
  }

  @Test
  default void ofManyLoadsThosePutByAnotherProcessAreItsOwn() {
    SystemOfRecord record = new SystemOfRecord();
    Map.of("a", 1, "b", 1, "c", 1).forEach(record::set);
    Twins<String, Integer> caches = open(reading(record), plain());
    caches.there().put("c", 8);
    record.duringNextLoad(() -> caches.there().put("b", 9));

    assertThat(caches.here().getAll(Set.of("a", "b", "c", "none")))
        .isEqualTo(Map.of("a", 1, "b", 9, "c", 8));

    assertThat(record.calls()).containsExactly("loadAll [a, b, none]");
    assertThat(caches.there().getAll(Set.of("a", "b", "c", "none")))
        .isEqualTo(Map.of("a", 1, "b", 9, "c", 8));
  }

  @Test
  default void loadingAllAnewReplacesWhatAnotherProcessPut() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Map.of("a", 1, "b", 1).forEach(record::set);
    Twins<String, Integer> caches = open(reading(record), plain());
    record.duringNextLoad(() -> caches.there().put("b", 9));
    CompletionListenerFuture done = new CompletionListenerFuture();

    caches.here().loadAll(Set.of("a", "b"), true, done);
    done.get();

    assertThat(caches.there().getAll(Set.of("a", "b"))).isEqualTo(Map.of("a", 1, "b", 1));
  }

  @Test
  default void aLoadWhoseReplyIsLostIsKept() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    Twins<String, Integer> caches = open(reading(record), plain());
    faults().onNextCommit(Fault.REPLY_LOST);

    assertThat(caches.here().get("k")).isEqualTo(1);

    assertThat(record.calls()).containsExactly("load k");
    assertThat(caches.there().get("k")).isEqualTo(1);
  }

  @Test
  default void aLoaderThatFailsLeavesNothing() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(reading(record), plain());
    record.duringNextLoad(
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThatThrownBy(() -> caches.here().get("k")).isInstanceOf(CacheLoaderException.class);

    assertThat(records().find("k")).isNull();
    record.set("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
  }

  @Test
  default void aLoadWaitsForTheWriterOfAnotherProcess() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    Twins<String, Integer> caches =
        open(reading(record).setLease(LONG_LEASE), writing(record).setLease(LONG_LEASE));
    CountDownLatch asked = new CountDownLatch(3);
    List<Aside<Integer>> begun = new ArrayList<>();
    record.duringNextWrite(
        () -> {
          for (int i = 0; i < 3; i++) {
            faults().afterNext(Call.GET, asked::countDown);
          }
          begun.add(Aside.begin(() -> caches.here().get("k")));
          Aside.await(asked);
        });

    caches.there().put("k", 2);

    assertThat(begun.get(0).get()).isEqualTo(2);
    assertThat(record.calls()).containsExactly("write k 2");
  }

  @Test
  default void aWriterThatOvertookTheLoadBeatsIt() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    Twins<String, Integer> caches = open(reading(record), writing(record));
    record.duringNextLoad(() -> caches.there().put("k", 2));

    assertThat(caches.here().get("k")).isEqualTo(2);

    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  /** What the loader saw is no more; kept, it would be served for ever. */
  @Test
  default void aLoadThatARemovalOvertookIsNotKept() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    Twins<String, Integer> caches = open(reading(record), writing(record));
    record.duringNextLoad(() -> caches.there().remove("k"));

    caches.here().get("k"); // an answer from before the removal is as good as one from after it

    assertThat(record.value("k")).isNull();
    assertThat(caches.there().get("k")).as("removed, and removed from the record").isNull();
    assertThat(caches.here().get("k")).isNull();
  }

  @Test
  default void threadsOfOneProcessAskTheLoaderOnce() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 1);
    LarderCache<String, Integer> cache = here().open(name(), reading(record));
    CountDownLatch looked = new CountDownLatch(1);
    List<Aside<Integer>> begun = new ArrayList<>();
    record.duringNextLoad(
        () -> {
          faults().afterNext(Call.GET, looked::countDown);
          begun.add(Aside.begin(() -> cache.get("k")));
          Aside.await(looked);
        });

    assertThat(cache.get("k")).isEqualTo(1);

    assertThat(begun.get(0).get()).isEqualTo(1);
    assertThat(record.calls()).containsExactly("load k");
  }

  @Test
  default void aLoadThatFindsNothingIsNoFailureThoughALeaseCannotBeGivenBack() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(reading(record), plain());

    for (Fault fault : List.of(Fault.REPLY_LOST, Fault.REQUEST_LOST, Fault.UNREACHABLE)) {
      faults().onNextCommit(Fault.NONE).onNextCommit(fault);
      assertThat(caches.here().get("k")).as("%s", fault).isNull();
    }
    assertThat(caches.there().putIfAbsent("k", 1)).isTrue();
  }
}
