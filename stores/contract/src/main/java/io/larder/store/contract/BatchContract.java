package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.applied;
import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.commitAll;
import static io.larder.store.contract.Outcomes.conflicting;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Outcomes.readAll;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static io.larder.store.contract.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That many writes go in one commit and each stands for itself. */
interface BatchContract extends Fixture {
  @Test
  default void noWritesHaveNoResults() {
    assertThat(space().commit(List.of())).isEmpty();
  }

  @Test
  default void aFullBatchIsApplied() {
    int largest = Math.min(store().capabilities().largestBatch(), 1000);
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < largest; i++) {
      writes.add(insert(key("key-" + i), "value-" + i));
    }

    List<Result> results = space().commit(writes);

    assertThat(results).hasSize(largest);
    List<Key> keys = writes.stream().map(Write::key).toList();
    Map<Key, Stored> found = readAll(space(), store().capabilities(), keys);
    for (int i = 0; i < largest; i++) {
      Version version = applied(results.get(i));
      assertThat(found).extractingByKey(keys.get(i)).extracting(Stored::version).isEqualTo(version);
    }
  }

  @Test
  default void resultsComeInTheOrderOfTheWrites() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Key key = key("key-" + i);
      if (i % 3 == 0) {
        apply(space(), insert(key, "there-" + i));
      }
      writes.add(insert(key, "new-" + i));
    }
    Collections.shuffle(writes, new Random(7));

    List<Result> results = commitAll(space(), store().capabilities(), writes);

    for (int i = 0; i < writes.size(); i++) {
      Key key = writes.get(i).key();
      Version version = read(space(), key).version();
      if (results.get(i) instanceof Result.Applied done) {
        assertThat(done.version()).as("version of %s", key).isEqualTo(version);
        assertThat(read(space(), key).token()).isEqualTo(writes.get(i).token());
      } else {
        Stored current = conflicting(results.get(i));
        assertThat(current).extracting(Stored::version).as("current %s", key).isEqualTo(version);
      }
    }
    assertThat(results).filteredOn(Result.Conflict.class::isInstance).hasSize(14);
  }

  @Test
  default void oneCommitMayPutTouchHoldAndDelete() {
    Version replaced = apply(space(), insert(key("replaced"), "1"));
    Version touched = apply(space(), insert(key("touched"), "2"));
    Version held = apply(space(), insert(key("held"), "3"));
    Version deleted = apply(space(), insert(key("deleted"), "4"));
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.CONTENTION);

    List<Write> writes =
        List.of(
            insert(key("created"), "5"),
            delete(key("deleted"), deleted),
            insert(key("touched"), "is there"),
            hold(key("held"), Expected.is(held), lease),
            replace(key("replaced"), replaced, "6"),
            delete(key("absent"), deleted));
    List<Result> results = commitAll(space(), store().capabilities(), writes);

    assertThat(read(space(), key("created")).version()).isEqualTo(applied(results.get(0)));
    assertNothing(space(), key("deleted"));
    assertThat(conflicting(results.get(2))).extracting(Stored::version).isEqualTo(touched);
    assertThat(read(space(), key("held")).lease()).isEqualTo(lease);
    assertThat(read(space(), key("replaced")).bytes()).isEqualTo(bytes("6"));
    assertThat(conflicting(results.get(5))).isNull();
  }

  @Test
  default void aConflictStopsNoOtherWrite() {
    apply(space(), insert(key("b"), "is there"));
    Version c = apply(space(), insert(key("c"), "1"));

    List<Write> writes =
        List.of(insert(key("a"), "2"), insert(key("b"), "3"), touch(key("c"), c, 5));
    List<Result> results = commitAll(space(), store().capabilities(), writes);

    applied(results.get(0));
    conflicting(results.get(1));
    applied(results.get(2));
    assertThat(read(space(), key("b")).bytes()).isEqualTo(bytes("is there"));
    assertThat(read(space(), key("c")).deadlineMillis()).isEqualTo(5);
  }
}
