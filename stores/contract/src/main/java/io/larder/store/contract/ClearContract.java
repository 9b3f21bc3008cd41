package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.conflictWithNothing;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Outcomes.readAll;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static io.larder.store.contract.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Namespace;
import io.larder.spi.Size.Exactness;
import io.larder.spi.Space;
import io.larder.spi.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That clear removes all of one namespace, at one moment. */
interface ClearContract extends Fixture {
  @Test
  default void clearRemovesEveryRecord() {
    List<Key> keys = fill(space(), store().capabilities(), 300);

    space().clear();

    assertThat(readAll(space(), store().capabilities(), keys)).isEmpty();
    assertThat(readAll(otherSpace(), store().capabilities(), keys)).isEmpty();
  }

  @Test
  default void clearTellsHowManyRecordsThereWere() {
    fill(space(), store().capabilities(), 5);
    boolean exact = space().size().exactness() == Exactness.EXACT;

    long cleared = space().clear();

    assertThat(cleared).isBetween(exact ? 5L : 0L, exact ? 5L : Long.MAX_VALUE);
  }

  @Test
  default void clearOfAnEmptyNamespaceDoesNothing() {
    space().clear();
    apply(space(), insert(key("a"), "1"));
    space().clear();
    space().clear();

    assertNothing(space(), key("a"));
  }

  @Test
  default void clearLeavesOtherNamespacesAlone() {
    Space neighbour = store().space(new Namespace(namespace().name() + "2"));
    Space another = store().space(new Namespace(namespace().name() + "%"));
    Version kept = apply(neighbour, insert(key("a"), "kept"));
    apply(another, insert(key("a"), "kept too"));
    apply(space(), insert(key("a"), "cleared"));

    space().clear();

    assertNothing(space(), key("a"));
    assertThat(read(neighbour, key("a")).version()).isEqualTo(kept);
    assertThat(read(another, key("a")).bytes()).isEqualTo(bytes("kept too"));
    apply(neighbour, replace(key("a"), kept, "still usable"));
  }

  @Test
  default void clearRemovesHoldsAndExpiredRecords() {
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
    Version held = apply(space(), hold(key("a"), Expected.absent(), lease));
    apply(space(), put(key("b"), Expected.absent(), bytes("expired"), 1));

    space().clear();

    assertNothing(space(), key("a"));
    assertNothing(space(), key("b"));
    conflictWithNothing(space(), replace(key("a"), held, "1"));
    apply(space(), insert(key("a"), "2"));
    apply(space(), insert(key("b"), "3"));
  }

  @Test
  default void aVersionFromBeforeTheClearConflicts() {
    Version put = apply(space(), insert(key("put"), "1"));
    Version touched = apply(space(), insert(key("touched"), "2"));
    Version deleted = apply(space(), insert(key("deleted"), "3"));
    Version held = apply(space(), insert(key("held"), "4"));
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.CONTENTION);

    space().clear();

    conflictWithNothing(space(), replace(key("put"), put, "5"));
    conflictWithNothing(space(), touch(key("touched"), touched, 5));
    conflictWithNothing(space(), delete(key("deleted"), deleted));
    conflictWithNothing(space(), hold(key("held"), Expected.is(held), lease));
    assertNothing(space(), key("put"));
  }

  @Test
  default void recordsAreMadeAgainAfterAClear() {
    Key key = key("a");
    Version before = apply(space(), insert(key, "same"));
    space().clear();

    Version after = apply(space(), insert(key, "same"));

    assertThat(after).isNotEqualTo(before);
    conflict(space(), replace(key, before, "revenant"));
    apply(space(), replace(key, after, "2"));
    assertThat(read(otherSpace(), key).bytes()).isEqualTo(bytes("2"));
  }

  @Test
  default void clearTakesAllThatWasCommittedBeforeAndNothingThatBeganAfter() {
    new ClearRace(List.of(space(), otherSpace()), 4).run(10);
  }

  @Test
  default void clearIsOneMomentForAllKeys() {
    if (!clearsAtOneMoment()) {
      return; // the store clears in pages, and says so
    }
    for (int round = 0; round < 10; round++) {
      new ClearMoment(otherSpace(), space()).check();
    }
  }
}
