package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind a cache: has values to load, refuses to write some keys, and remembers what it
 * was asked. The product and the model have one each, which answer alike when asked alike.
 */
final class Source {
  private final Setup setup;
  private final List<String> calls = new ArrayList<>();
  private final Map<Integer, Integer> loads = new HashMap<>();

  Source(Setup setup) {
    this.setup = setup;
  }

  /** Returns the calls since this was called last, sorted: between keys there is no order. */
  List<String> takeCalls() {
    List<String> taken = calls.stream().sorted().toList();
    calls.clear();
    return taken;
  }

  @Nullable String load(int key) {
    calls.add("load " + key);
    return value(key);
  }

  /** Returns what is known of these keys. */
  Map<Integer, String> loadAll(Set<Integer> keys) {
    calls.add("loadAll " + new TreeSet<>(keys));
    Map<Integer, String> found = new TreeMap<>();
    for (int key : new TreeSet<>(keys)) {
      String value = value(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  private @Nullable String value(int key) {
    if (setup.failing().contains(key)) {
      throw new IllegalStateException("no load of " + key);
    }
    return setup.unknown().contains(key)
        ? null
        : "L" + key + "." + loads.merge(key, 1, Integer::sum);
  }

  void write(int key, String value) {
    calls.add("write " + key + "=" + value);
    requireTaken(Set.of(key));
  }

  void delete(int key) {
    calls.add("delete " + key);
    requireTaken(Set.of(key));
  }

  private void requireTaken(Set<Integer> keys) {
    if (!refusedOf(keys).isEmpty()) {
      throw refusal();
    }
  }

  /** Writes many; returns the keys that were not written, in which case a writer throws. */
  Set<Integer> writeAll(Map<Integer, String> entries) {
    calls.add("writeAll " + new TreeMap<>(entries));
    return refusedOf(entries.keySet());
  }

  /** Deletes many; returns the keys that were not deleted, in which case a writer throws. */
  Set<Integer> deleteAll(Set<Integer> keys) {
    calls.add("deleteAll " + new TreeSet<>(keys));
    return refusedOf(keys);
  }

  private Set<Integer> refusedOf(Set<Integer> keys) {
    Set<Integer> refused = new TreeSet<>(keys);
    refused.retainAll(setup.refused());
    boolean all = !refused.isEmpty() && setup.writing() == Setup.Writing.ALL_OR_NOTHING;
    return all ? keys : refused;
  }

  IllegalStateException refusal() {
    return new IllegalStateException("the writer refuses");
  }
}
