package io.larder.benchmark.trace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The most hits that any cache could have, had it known the future: what leaves is used last of
 * all, be it the new entry itself. Bélády, A study of replacement algorithms for a virtual-storage
 * computer, 1966.
 */
final class Belady {
  private Belady() {}

  /** Returns the hits with room for so many entries. */
  static long hits(int[] keys, int size) {
    int[] nextUses = nextUses(keys);
    PriorityQueue<Integer> lastFirst = new PriorityQueue<>(Comparator.reverseOrder());
    boolean[] isKept = new boolean[keys.length + 1];
    int kept = 0;
    long hits = 0;
    for (int at = 0; at < keys.length; at++) {
      if (isKept[at]) {
        hits++;
        kept--;
      }
      if (nextUses[at] == keys.length) {
        continue;
      }
      isKept[nextUses[at]] = true;
      lastFirst.add(nextUses[at]);
      kept++;
      if (kept > size) {
        isKept[lastFirst.remove()] = false;
        kept--;
      }
    }
    return hits;
  }

  /** Returns when each key is used again, the length for never. */
  private static int[] nextUses(int[] keys) {
    int[] nextUses = new int[keys.length];
    Map<Integer, Integer> next = new HashMap<>();
    for (int at = keys.length - 1; at >= 0; at--) {
      Integer later = next.put(keys[at], at);
      nextUses[at] = later == null ? keys.length : later;
    }
    return nextUses;
  }
}
