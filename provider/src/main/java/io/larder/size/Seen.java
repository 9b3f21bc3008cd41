package io.larder.size;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that were met: compared one by one while they are few, then by identity hash. */
final class Seen {
  private static final int FEW = 32;

  private final @Nullable Object[] few = new Object[FEW];
  private int count;
  private @Nullable Set<Object> many;

  /** Tells whether the object is met for the first time. */
  boolean add(Object object) {
    if (many != null) {
      return many.add(object);
    }
    for (int i = 0; i < count; i++) {
      if (few[i] == object) {
        return false;
      }
    }
    if (count < FEW) {
      few[count++] = object;
      return true;
    }
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>(2 * FEW));
    for (Object one : few) {
      all.add(one);
    }
    many = all;
    return all.add(object);
  }
}
