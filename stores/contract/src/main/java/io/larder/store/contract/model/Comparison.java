package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares what was seen of a cache after one operation with what its model says. */
final class Comparison {
  private final List<String> differences = new ArrayList<>();

  /** Returns what differs. */
  List<String> differences() {
    return differences;
  }

  void same(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      differences.add("%s: expected %s, was %s".formatted(what, expected, actual));
    }
  }

  /**
   * Compares the events, per key and in their order. An EXPIRED event that is owed may have been
   * told, after what the operation itself is told with: then it is paid.
   */
  void events(Setup setup, Contents contents, Map<Integer, List<Told>> actual) {
    Map<Integer, List<Told>> expected = contents.takeTold();
    Set<Integer> keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    for (int key : keys) {
      List<Told> right = setup.heard(expected.getOrDefault(key, List.of()));
      List<Told> told = actual.getOrDefault(key, List.of());
      Told owed = contents.owed(key);
      if (owed != null && !told.equals(right) && told.equals(plus(right, setup, owed))) {
        contents.paid(key);
      } else {
        same("events of key " + key, right, told);
      }
    }
  }

  private static List<Told> plus(List<Told> right, Setup setup, Told owed) {
    List<Told> both = new ArrayList<>(right);
    both.addAll(setup.heard(List.of(owed)));
    return both;
  }
}
