package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.applied;
import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.conflicting;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.NEVER;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That commits are atomic, among the threads of a process and among processes. */
interface RaceContract extends Fixture {
  /** Lets 16 racers commit at once, half of them through another handle. */
  private List<Result> race(IntFunction<Write> write) {
    List<Space> spaces = List.of(space(), otherSpace());
    return Crowd.ask(16, i -> commit(spaces.get(i % 2), write.apply(i)));
  }

  /** Asserts that one racer won and all others met what it wrote, and returns its version. */
  private static Version assertOneWon(List<Result> results) {
    List<Result> won = results.stream().filter(Result.Applied.class::isInstance).toList();
    assertThat(won).hasSize(1);
    Version version = applied(won.get(0));
    for (Result result : results) {
      if (result != won.get(0)) {
        assertThat(conflicting(result)).extracting(Stored::version).isEqualTo(version);
      }
    }
    return version;
  }

  @Test
  default void ofManyWhoCreateOneWins() {
    Version version = assertOneWon(race(i -> insert(key("a"), "racer " + i)));

    assertThat(read(space(), key("a")).version()).isEqualTo(version);
  }

  @Test
  default void ofManyWhoReplaceOneWins() {
    Version first = apply(space(), insert(key("a"), "1"));

    assertOneWon(race(i -> replace(key("a"), first, "racer " + i)));
  }

  @Test
  default void ofManyWhoHoldOneWins() {
    Version first = apply(space(), insert(key("a"), "1"));
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.CONTENTION);

    assertOneWon(race(i -> hold(key("a"), Expected.is(first), lease)));
    assertOneWon(race(i -> hold(key("b"), Expected.absent(), lease)));
  }

  @Test
  default void ofManyWhoDeleteOneWins() {
    Version version = apply(space(), insert(key("a"), "1"));

    List<Result> results = race(i -> delete(key("a"), version));

    assertThat(results).filteredOn(Result.Applied.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(Result.Conflict.class::isInstance)
        .hasSize(15)
        .allMatch(result -> conflicting(result) == null);
  }

  @Test
  default void aCounterLosesNoIncrement() {
    List<Space> spaces = List.of(space(), otherSpace());
    Key key = key("counter");

    List<List<Version>> versions =
        Crowd.ask(
            4,
            i -> {
              List<Version> mine = new ArrayList<>();
              for (int n = 0; n < 25; n++) {
                mine.add(increment(spaces.get(i % 2), key));
              }
              return mine;
            });

    assertThat(text(read(space(), key))).isEqualTo("100");
    assertThat(versions.stream().flatMap(List::stream)).hasSize(100).doesNotHaveDuplicates();
  }

  /** Adds one to a number, however often others are faster, and returns the version made. */
  private static Version increment(Space space, Key key) {
    @Nullable Stored current = space.get(Set.of(key)).get(key);
    while (true) {
      long number = current == null ? 0 : Long.parseLong(text(current));
      Expected expected = current == null ? Expected.absent() : Expected.is(current.version());
      Result result = commit(space, put(key, expected, bytes("" + (number + 1)), NEVER));
      if (result instanceof Result.Applied) {
        return applied(result);
      }
      current = conflicting(result);
    }
  }

  private static String text(Stored stored) {
    return new String(stored.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  default void versionsDifferWhoeverDeletesAndCreates() {
    List<Space> spaces = List.of(space(), otherSpace());
    Key key = key("a");

    List<List<Version>> versions =
        Crowd.ask(
            4,
            i -> {
              Space space = spaces.get(i % 2);
              List<Version> mine = new ArrayList<>();
              for (int n = 0; n < 25; n++) {
                if (commit(space, insert(key, "same")) instanceof Result.Applied created) {
                  mine.add(created.version());
                  mine.add(apply(space, delete(key, created.version())));
                }
              }
              return mine;
            });

    assertThat(versions.stream().flatMap(List::stream)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  default void nobodyReadsHalfAValue() {
    List<Space> spaces = List.of(space(), otherSpace());
    Key key = key("a");
    int most = (int) Math.min(store().capabilities().largestValue(), 500_000);
    Version first = apply(space(), insert(key, uniform(0, most)));
    AtomicBoolean over = new AtomicBoolean();

    Crowd.run(
        3,
        i -> {
          try {
            if (i == 0) {
              writeUniform(spaces.get(0), key, first, most);
            }
            while (i != 0 && !over.get()) {
              byte[] seen = read(spaces.get(i % 2), key).bytes();
              assertThat(Arrays.equals(seen, uniform(seen[0], most))).as("a whole value").isTrue();
            }
          } finally {
            over.set(true);
          }
        });
  }

  private static void writeUniform(Space space, Key key, Version first, int most) {
    Version version = first;
    for (int n = 1; n <= 40; n++) {
      version = apply(space, put(key, Expected.is(version), uniform(n, most), NEVER));
    }
  }

  /** Returns a value of one byte over and over, as long as this byte says. */
  private static byte[] uniform(int number, int most) {
    byte[] bytes = new byte[Math.max(1, most - number * (most / 50))];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }
}
