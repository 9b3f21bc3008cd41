package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one entry was, and when; says which reads of it are right. For one thread. */
final class History {
  private final long boundMillis;
  private final long lifeMillis;
  private final List<State> states = new ArrayList<>();
  private final int[] lastOwn = new int[2];

  /** What the entry became at a time. */
  private record State(@Nullable Integer value, long sinceMillis, long deadlineMillis) {}

  /**
   * The history of an entry that is not there.
   *
   * @param boundMillis for how long others may still see what was replaced
   * @param lifeMillis for how long a value lives, {@link Long#MAX_VALUE} for ever
   */
  History(long boundMillis, long lifeMillis) {
    this.boundMillis = boundMillis;
    this.lifeMillis = lifeMillis;
    states.add(new State(null, 0, Long.MAX_VALUE));
  }

  /** Notes a change by one of two processes; replacing a live value keeps its deadline. */
  void becomes(@Nullable Integer value, int who, long now) {
    State last = states.get(states.size() - 1);
    long deadline = lifeMillis == Long.MAX_VALUE ? lifeMillis : now + lifeMillis;
    boolean update = current(now) != null;
    states.add(new State(value, now, update ? last.deadlineMillis() : deadline));
    lastOwn[who] = states.size() - 1;
  }

  /** Returns the value as it is. */
  @Nullable Integer current(long now) {
    State last = states.get(states.size() - 1);
    return now < last.deadlineMillis() ? last.value() : null;
  }

  /** Asserts that a process may read this now. */
  void check(@Nullable Integer read, int who, long now) {
    if (read == null) {
      assertThat(current(now)).as("the value while nothing was read").isNull();
      return;
    }
    for (int i = states.size() - 1; i >= lastOwn[who]; i--) {
      State state = states.get(i);
      boolean recent =
          i == states.size() - 1 || states.get(i + 1).sinceMillis() >= now - boundMillis;
      if (read.equals(state.value()) && recent && now < state.deadlineMillis()) {
        return;
      }
    }
    throw new AssertionError(
        "process %d read %s at %d, which is too old: %s".formatted(who, read, now, states));
  }
}
