package io.larder.copy;

import java.util.Collections;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Copies trees whose keys are shared and whose order is the JDK's. Others are serialised: that
 * compares no keys, so that those which have changed since stay where they are.
 */
final class SortedCloner {
  private SortedCloner() {}

  static Object copySet(Object object, Copying copying) {
    TreeSet<?> source = (TreeSet<?>) object;
    check(source.comparator(), source, copying);
    return source.clone();
  }

  @SuppressWarnings("unchecked") // nobody but us has the clone
  static Object copyMap(Object object, Copying copying) {
    TreeMap<?, ?> source = (TreeMap<?, ?>) object;
    check(source.comparator(), source.keySet(), copying);
    TreeMap<Object, Object> copy = (TreeMap<Object, Object>) source.clone();
    copying.made(source, copy);
    copying.replaceValues(copy);
    return copy;
  }

  private static void check(@Nullable Comparator<?> order, Iterable<?> keys, Copying copying) {
    boolean isOfTheJdk =
        order == null
            || order == Collections.reverseOrder()
            || order == String.CASE_INSENSITIVE_ORDER;
    if (!isOfTheJdk || !copying.areShared(keys)) {
      throw new UnfaithfulException();
    }
  }
}
