package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.applied;
import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.commitAll;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.NEVER;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Puts that do not look at the record, on a store that can; elsewhere, that it says so. */
interface UpsertContract extends Fixture {
  private Expected unheld(boolean keepsDeadline) {
    return new Expected.Unheld(ticker().millis(), keepsDeadline);
  }

  private long in(long millis) {
    return ticker().millis() + millis;
  }

  /** Returns whether the store can; asserts that it says so if not. */
  private boolean upserts() {
    boolean can = store().capabilities().upsert();
    if (!can) {
      Write write = put(key("a"), unheld(false), bytes("1"), in(1));
      assertThatThrownBy(() -> commit(space(), write))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    return can;
  }

  /** Asserts what a put that keeps the deadline of what lives makes of a record's deadline. */
  private void assertDeadline(Key key, long expectedMillis) {
    assertDeadline(key, in(5_000), expectedMillis);
  }

  private void assertDeadline(Key key, long putMillis, long expectedMillis) {
    Write write = put(key, unheld(true), bytes("2"), putMillis);
    Version version = apply(space(), write);
    assertSame(
        read(space(), key), new Stored(bytes("2"), expectedMillis, version, write.token(), null));
  }

  @Test
  default void whatIsAbsentIsMade() {
    if (upserts()) {
      Write write = put(key("a"), unheld(false), bytes("1"), in(7));
      Version version = apply(space(), write);
      assertSame(
          read(space(), key("a")), new Stored(bytes("1"), in(7), version, write.token(), null));
      assertDeadline(key("b"), in(5_000));
    }
  }

  @Test
  default void whatIsThereIsReplacedAndItsVersionIsOver() {
    if (upserts()) {
      Version first = apply(space(), insert(key("a"), "first"));
      Write write = put(key("a"), unheld(false), bytes("second"), in(7));

      Version second = apply(otherSpace(), write);

      assertThat(second).isNotEqualTo(first);
      conflict(space(), delete(key("a"), first));
      assertSame(
          read(space(), key("a")), new Stored(bytes("second"), in(7), second, write.token(), null));
    }
  }

  @Test
  default void aLivingDeadlineIsKeptWhereThatIsAsked() {
    if (upserts()) {
      apply(space(), put(key("a"), Expected.absent(), bytes("1"), in(1)));
      assertDeadline(key("a"), in(1));
      apply(space(), insert(key("b"), "1"));
      assertDeadline(key("b"), NEVER);
    }
  }

  @Test
  default void anEternalPutKeepsTheDeadlineOfWhatLivesAndOfNothingElse() {
    if (upserts()) {
      for (Key key : List.of(key("lives"), key("expired"))) {
        apply(space(), put(key, Expected.absent(), bytes("1"), in(10)));
      }
      apply(space(), hold(key("held"), Expected.absent(), new Lease(in(20), Purpose.WRITER)));
      assertDeadline(key("lives"), NEVER, in(10));
      assertDeadline(key("absent"), NEVER, NEVER);
      ticker().advance(Duration.ofMillis(10));
      assertDeadline(key("expired"), NEVER, NEVER);
      conflict(space(), put(key("held"), unheld(true), bytes("2"), NEVER));
      ticker().advance(Duration.ofMillis(10));
      assertDeadline(key("held"), NEVER, NEVER);
    }
  }

  @Test
  default void theDeadlineOfWhatHasExpiredIsNotKept() {
    if (upserts()) {
      apply(space(), put(key("a"), Expected.absent(), bytes("1"), in(10)));
      ticker().advance(Duration.ofMillis(10));
      assertDeadline(key("a"), in(5_000));
    }
  }

  @Test
  default void aLivingLeaseIsNotPassed() {
    if (upserts()) {
      for (Purpose purpose : Purpose.values()) {
        Key key = key("there " + purpose);
        Version first = apply(space(), insert(key, "1"));
        Version held = apply(space(), hold(key, Expected.is(first), new Lease(in(10), purpose)));
        Stored current = conflict(otherSpace(), put(key, unheld(false), bytes("2"), in(7)));
        assertThat(current.version()).isEqualTo(held);
        assertThat(current.bytes()).isEqualTo(bytes("1"));

        Key absent = key("absent " + purpose);
        apply(space(), hold(absent, Expected.absent(), new Lease(in(10), purpose)));
        assertThat(conflict(space(), put(absent, unheld(true), bytes("2"), in(7))).bytes())
            .isEmpty();
      }
    }
  }

  @Test
  default void anEndedLeaseIsPassedAndTheDeadlineUnderAWritersIsNotKept() {
    if (upserts()) {
      for (Purpose purpose : Purpose.values()) {
        Key key = key("there " + purpose);
        Version first = apply(space(), insert(key, "1"));
        apply(space(), hold(key, Expected.is(first), new Lease(in(10), purpose)));
        apply(
            space(), hold(key("absent " + purpose), Expected.absent(), new Lease(in(10), purpose)));
      }
      ticker().advance(Duration.ofMillis(10));

      assertDeadline(key("there " + Purpose.CONTENTION), NEVER);
      assertDeadline(key("there " + Purpose.WRITER), in(5_000));
      for (Purpose purpose : Purpose.values()) {
        assertDeadline(key("absent " + purpose), in(5_000));
      }
    }
  }

  @Test
  default void manyGoInOneCommitBesideOthers() {
    if (upserts()) {
      Version first = apply(space(), insert(key("a"), "1"));
      apply(space(), insert(key("b"), "1"));
      apply(space(), hold(key("c"), Expected.absent(), new Lease(in(10), Purpose.WRITER)));

      List<Result> results =
          commitAll(
              space(),
              store().capabilities(),
              List.of(
                  delete(key("a"), first),
                  put(key("b"), unheld(true), bytes("2"), in(7)),
                  put(key("c"), unheld(true), bytes("2"), in(7)),
                  put(key("d"), unheld(true), bytes("2"), in(7))));

      applied(results.get(0));
      assertThat(read(space(), key("b")).version()).isEqualTo(applied(results.get(1)));
      assertThat(results.get(2)).isInstanceOf(Result.Conflict.class);
      assertThat(read(space(), key("d")).version()).isEqualTo(applied(results.get(3)));
    }
  }

  @Test
  default void eachOfManyWhoPutIsAppliedAndOneIsLast() {
    if (upserts()) {
      List<Result> results =
          Crowd.ask(
              16,
              i ->
                  commit(
                      i % 2 == 0 ? space() : otherSpace(),
                      put(key("a"), unheld(true), bytes("racer " + i), in(7))));

      List<Version> versions = results.stream().map(Outcomes::applied).toList();
      assertThat(versions).doesNotHaveDuplicates();
      Stored last = read(space(), key("a"));
      assertThat(last.bytes()).isEqualTo(bytes("racer " + versions.indexOf(last.version())));
    }
  }
}
