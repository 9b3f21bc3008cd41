package io.larder.size;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array, a collection or a map that are measured one by one, and what follows
 * from these for the others.
 */
final class Elements {
  /** So many at most are measured: of a list or array spread evenly, of others the first. */
  static final int MAX = 4096;

  private final int size;
  private final Iterator<?> chosen;
  private final boolean entries;
  private long bytesBefore;
  private int done;
  private boolean ended;

  private Elements(int size, Iterator<?> chosen, boolean entries) {
    this.size = size;
    this.chosen = chosen;
    this.entries = entries;
    this.ended = size == 0;
  }

  static Elements of(Collection<?> collection) {
    try {
      int size = collection.size();
      return new Elements(size, size == 0 ? none() : iterator(collection, size), false);
    } catch (RuntimeException changesMeanwhile) {
      return new Elements(0, none(), false);
    }
  }

  static Elements of(Map<?, ?> map) {
    try {
      int size = map.size();
      return new Elements(size, size == 0 ? none() : map.entrySet().iterator(), true);
    } catch (RuntimeException changesMeanwhile) {
      return new Elements(0, none(), true);
    }
  }

  private static Iterator<?> none() {
    return Collections.emptyIterator();
  }

  private static Iterator<?> iterator(Collection<?> collection, int size) {
    boolean spread = size > MAX && collection instanceof RandomAccess;
    return spread && collection instanceof List<?> list
        ? new Spread(list, size, MAX)
        : collection.iterator();
  }

  int size() {
    return size;
  }

  /** Takes note of what was counted before the first element. */
  Elements begin(long bytes) {
    bytesBefore = bytes;
    return this;
  }

  boolean isAtEnd() {
    return ended;
  }

  /** Lets a walk measure the next element. */
  void next(Walk walk) {
    Object element = take();
    if (ended) {
      return;
    }
    done++;
    ended = done == size || done == MAX;
    if (entries && element instanceof Map.Entry<?, ?> entry) {
      walk.visit(entry.getKey());
      walk.visit(entry.getValue());
    } else {
      walk.visit(element);
    }
  }

  private @Nullable Object take() {
    try {
      if (chosen.hasNext()) {
        return chosen.next();
      }
    } catch (RuntimeException changesMeanwhile) {
      // the others are taken to be like those before
    }
    ended = true;
    return null;
  }

  /** Returns the bytes of the elements that were not measured, as if like those that were. */
  long rest(long bytes) {
    return done == 0 ? 0 : (long) ((double) (bytes - bytesBefore) / done * (size - done));
  }
}
