package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an entry processor does, step by step.
 *
 * @param steps in their order
 */
record Program(List<Step> steps) {
  /** What a processor can do. */
  enum Action {
    EXISTS,
    GET,
    SET,
    REMOVE,
    FAIL
  }

  /**
   * One call.
   *
   * @param action which
   * @param value to set
   */
  record Step(Action action, String value) {
    @Override
    public String toString() {
      return action == Action.SET ? "set " + value : action.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The entry that a program works on. */
  interface Slot {
    boolean exists();

    @Nullable String get();

    void set(String value);

    void remove();
  }

  Program {
    steps = List.copyOf(steps);
  }

  /** Returns what was seen on the way, null when nothing was looked at. */
  @Nullable String run(Slot slot) {
    List<String> seen = new ArrayList<>();
    for (Step step : steps) {
      switch (step.action()) {
        case EXISTS -> seen.add(String.valueOf(slot.exists()));
        case GET -> seen.add(String.valueOf(slot.get()));
        case SET -> slot.set(step.value());
        case REMOVE -> slot.remove();
        case FAIL -> throw new IllegalStateException("the processor fails");
      }
    }
    return seen.isEmpty() ? null : seen.toString();
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
