package io.larder.copy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * How those classes of the JDK are copied whose public methods tell all that serialisation writes:
 * exactly these, as a subclass may hold anything.
 */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // applications have such
final class JdkCloners {
  private static final Map<String, Cloner> BY_NAME = new HashMap<>();

  static {
    addCollections();
    addMaps();
    addImmutableCollections();
    addValues();
  }

  private JdkCloners() {}

  /** Returns the cloner of a class of the JDK, for most of them one that refuses. */
  static Cloner of(Class<?> type) {
    return BY_NAME.getOrDefault(type.getName(), Cloner.REFUSED);
  }

  private static void addCollections() {
    add(ArrayList.class, filling(list -> new ArrayList<>(list.size())));
    add(LinkedList.class, filling(list -> new LinkedList<>()));
    add(ArrayDeque.class, filling(queue -> new ArrayDeque<>(queue.size())));
    add(HashSet.class, HashCloner::copySet);
    add(LinkedHashSet.class, HashCloner::copyLinkedSet);
    add(TreeSet.class, SortedCloner::copySet);
    BY_NAME.put("java.util.RegularEnumSet", EnumCloner::copySet);
    BY_NAME.put("java.util.JumboEnumSet", EnumCloner::copySet);
  }

  private static void addMaps() {
    add(HashMap.class, HashCloner::copyMap);
    add(LinkedHashMap.class, HashCloner::copyLinkedMap);
    add(TreeMap.class, SortedCloner::copyMap);
    add(EnumMap.class, EnumCloner::copyMap);
  }

  private static void addImmutableCollections() {
    for (List<?> list : List.of(List.of(), List.of(1))) {
      add(list.getClass(), ImmutableCloner::copyList);
    }
    for (Set<?> set : List.of(Set.of(), Set.of(1))) {
      add(set.getClass(), ImmutableCloner::copySet);
    }
    for (Map<?, ?> map : List.of(Map.of(), Map.of(1, 1))) {
      add(map.getClass(), ImmutableCloner::copyMap);
    }
    add(Collections.emptyList().getClass(), Cloner.SHARED);
    add(Collections.emptySet().getClass(), Cloner.SHARED);
    add(Collections.emptyMap().getClass(), Cloner.SHARED);
  }

  private static void addValues() {
    Cloner dates = (date, copying) -> ((Date) date).clone();
    add(Date.class, dates);
    BY_NAME.put("java.sql.Date", dates);
    BY_NAME.put("java.sql.Time", dates);
    BY_NAME.put("java.sql.Timestamp", dates);
    add(BitSet.class, (bits, copying) -> ((BitSet) bits).clone());
    add(AtomicBoolean.class, (holder, copying) -> copy((AtomicBoolean) holder));
    add(AtomicInteger.class, (holder, copying) -> copy((AtomicInteger) holder));
    add(AtomicLong.class, (holder, copying) -> copy((AtomicLong) holder));
    add(Class.class, (type, copying) -> foundIn(copying, (Class<?>) type));
  }

  private static void add(Class<?> type, Cloner cloner) {
    BY_NAME.put(type.getName(), cloner);
  }

  private static Cloner filling(Function<Collection<?>, Collection<Object>> empty) {
    return (source, copying) -> {
      Collection<?> elements = (Collection<?>) source;
      return copying.fill(elements, empty.apply(elements));
    };
  }

  private static AtomicBoolean copy(AtomicBoolean holder) {
    return new AtomicBoolean(holder.get());
  }

  private static AtomicInteger copy(AtomicInteger holder) {
    return new AtomicInteger(holder.get());
  }

  private static AtomicLong copy(AtomicLong holder) {
    return new AtomicLong(holder.get());
  }

  private static Class<?> foundIn(Copying copying, Class<?> type) {
    if (!copying.finds(type)) {
      throw new UnfaithfulException();
    }
    return type;
  }
}
