package io.larder.store.memcached;

import java.util.Collections;
import java.util.List;

/**
 * The names of a namespace's records on one server, as they were once during a scan. Immutable.
 *
 * @param id that no other has, in any process
 * @param names sorted
 */
record Listing(String id, List<String> names) {
  /** Returns the first names after one, which need not be there. */
  List<String> after(String last, int limit) {
    int found = Collections.binarySearch(names, last);
    int from = found < 0 ? -found - 1 : found + 1;
    return names.subList(from, from + Math.min(limit, names.size() - from));
  }

  /** Tells whether there are names after one. */
  boolean hasAfter(String last) {
    return !after(last, 1).isEmpty();
  }
}
