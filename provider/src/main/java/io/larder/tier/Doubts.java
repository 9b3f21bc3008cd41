package io.larder.tier;

import io.larder.spi.Key;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys whose records in a store are not to be trusted any more. There are 10,000 at most: when
 * there would be more, all records are doubted. Guarded by the lock of its owner.
 */
final class Doubts {
  private static final int MOST_KEYS = 10_000;

  private final Set<Key> keys = new HashSet<>();
  private final Set<Key> late = new HashSet<>();
  private boolean all;

  /** Returns the keys; none when every record is doubted. */
  Set<Key> keys() {
    return keys;
  }

  /** Returns those for which a first write may still be on its way. */
  Set<Key> late() {
    return late;
  }

  /** Tells whether every record is doubted. */
  boolean all() {
    return all;
  }

  void add(Key key) {
    if (!all && keys.add(key) && keys.size() > MOST_KEYS) {
      addAll();
    }
  }

  /** Doubts a record that may be made later on, by a write of which nobody has heard. */
  void addLate(Key key) {
    add(key);
    if (late.size() < MOST_KEYS) {
      late.add(key);
    }
  }

  void addAll() {
    all = true;
    keys.clear();
  }

  void addAll(Doubts others) {
    if (others.all) {
      addAll();
    }
    others.keys.forEach(this::add);
    others.late.forEach(this::addLate);
  }
}
