package io.larder.copy;

import io.larder.size.SizeOf;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A clone of an array or of a collection of the JDK, where that is as good as a deep copy since
 * everything in it is immutable.
 */
@SuppressWarnings("JavaUtilDate") // it is here because it is mutable
final class ShallowCopy implements Copy {
  /** Exactly these classes: a subclass may hold anything. */
  private static final Set<Class<?>> CLONEABLE =
      Set.of(
          Date.class,
          ArrayList.class,
          ArrayDeque.class,
          HashSet.class,
          LinkedHashSet.class,
          TreeSet.class,
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class);

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
    if (!CLONEABLE.contains(type)) {
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
    if (object instanceof Date date) {
      return date.clone();
    } else if (object instanceof ArrayList<?> list) {
      return list.clone();
    } else if (object instanceof ArrayDeque<?> deque) {
      return deque.clone();
    } else if (object instanceof HashSet<?> set) {
      return set.clone();
    } else if (object instanceof TreeSet<?> set) {
      return set.clone();
    } else if (object instanceof HashMap<?, ?> map) {
      return map.clone();
    } else if (object instanceof TreeMap<?, ?> map) {
      return map.clone();
    }
    return ArrayCloner.clone(object);
  }

  @Override
  public Object restore(ClassLoader loader) {
    return cloneOf(own);
  }

  @Override
  public long bytes() {
    return SizeOf.shallowBytes(ShallowCopy.class) + SizeOf.bytesOfClone(own);
  }

  /** Returns the class of the object. */
  @Override
  public String toString() {
    return "copy of a " + own.getClass().getTypeName();
  }
}
