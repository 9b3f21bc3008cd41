package io.larder.codec;

import static java.util.Map.entry;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A clone of an array or of a collection of the JDK, where that is as good as a deep copy since
 * everything in it is immutable.
 */
@SuppressWarnings("JavaUtilDate") // it is here because it is mutable
final class ShallowCopy implements Copy {
  /** How to clone objects of exactly these classes: a subclass may hold anything. */
  private static final Map<Class<?>, UnaryOperator<Object>> CLONES =
      Map.ofEntries(
          entry(Date.class, object -> ((Date) object).clone()),
          entry(ArrayList.class, object -> ((ArrayList<?>) object).clone()),
          entry(ArrayDeque.class, object -> ((ArrayDeque<?>) object).clone()),
          entry(HashSet.class, object -> ((HashSet<?>) object).clone()),
          entry(LinkedHashSet.class, object -> ((LinkedHashSet<?>) object).clone()),
          entry(TreeSet.class, object -> ((TreeSet<?>) object).clone()),
          entry(HashMap.class, object -> ((HashMap<?, ?>) object).clone()),
          entry(LinkedHashMap.class, object -> ((LinkedHashMap<?, ?>) object).clone()),
          entry(TreeMap.class, object -> ((TreeMap<?, ?>) object).clone()));

  private final Object own;

  private ShallowCopy(Object own) {
    this.own = own;
  }

  /** Takes a copy of an object, null when a shallow one would not do. */
  static @Nullable ShallowCopy of(Object object) {
    return holdsNothingMutable(object) ? new ShallowCopy(cloneOf(object)) : null;
  }

  private static boolean holdsNothingMutable(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return !(object instanceof Object[] array) || Immutables.containAll(Arrays.asList(array));
    }
    if (!CLONES.containsKey(type)) {
      return false;
    }
    if (object instanceof Map<?, ?> map) {
      boolean natural = !(map instanceof TreeMap<?, ?> tree) || tree.comparator() == null;
      return natural && Immutables.containAll(map.keySet()) && Immutables.containAll(map.values());
    }
    boolean natural = !(object instanceof TreeSet<?> tree) || tree.comparator() == null;
    return natural
        && (!(object instanceof Collection<?> elements) || Immutables.containAll(elements));
  }

  private static Object cloneOf(Object object) {
    Class<?> type = object.getClass();
    UnaryOperator<Object> clone = CLONES.get(type);
    if (clone != null) {
      return clone.apply(object);
    }
    int length = Array.getLength(object);
    Object copy = Array.newInstance(type.getComponentType(), length);
    System.arraycopy(object, 0, copy, 0, length);
    return copy;
  }

  @Override
  public Object restore(ClassLoader loader) {
    return cloneOf(own);
  }

  /** Returns the class of the object. */
  @Override
  public String toString() {
    return "copy of a " + own.getClass().getTypeName();
  }
}
