package io.larder.size;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a collection or a map of the JDK takes beside its elements, in bytes.
 *
 * @param fixed beside the object itself, for instance the map inside a set
 * @param view what it keeps once its elements were asked for, as they are here
 * @param perElement the node of each element
 * @param table the array
 */
record Structure(long fixed, long view, long perElement, Table table) {
  private static final long VIEW = node(1, 0);

  private static final long HASH_NODE = node(3, Integer.BYTES);
  private static final long LINKED_NODE = node(5, Integer.BYTES);
  private static final long TREE_NODE = node(5, Byte.BYTES);
  private static final long SKIP_NODE = node(3, 0) * 3 / 2;
  private static final long MAP_IN_SET = shallow(HashMap.class);

  private static final Structure FITTING = new Structure(0, 0, 0, Table.FITTING);
  private static final Structure NOTHING = new Structure(0, 0, 0, Table.NONE);
  private static final Structure LIST = new Structure(0, 0, 0, Table.LIST);
  private static final Structure HASH_SET = new Structure(MAP_IN_SET, VIEW, HASH_NODE, Table.HASH);
  private static final Structure HASH_MAP = new Structure(0, VIEW, HASH_NODE, Table.HASH);

  private static final Map<Class<?>, Structure> KNOWN = new LinkedHashMap<>();
  private static final List<Structure> ALL;

  static {
    addGrowing();
    addConcurrent();
    addFixed();
    ALL = List.copyOf(new LinkedHashSet<>(KNOWN.values()));
  }

  private static void addGrowing() {
    KNOWN.put(ArrayList.class, LIST);
    KNOWN.put(ArrayDeque.class, new Structure(0, 0, 0, Table.QUEUE));
    KNOWN.put(PriorityQueue.class, new Structure(0, 0, 0, Table.QUEUE));
    KNOWN.put(LinkedList.class, new Structure(0, 0, node(3, 0), Table.NONE));
    KNOWN.put(HashMap.class, HASH_MAP);
    KNOWN.put(LinkedHashMap.class, new Structure(0, VIEW, LINKED_NODE, Table.HASH));
    KNOWN.put(TreeMap.class, new Structure(0, VIEW, TREE_NODE, Table.NONE));
    KNOWN.put(HashSet.class, HASH_SET);
    KNOWN.put(
        LinkedHashSet.class,
        new Structure(shallow(LinkedHashMap.class), VIEW, LINKED_NODE, Table.HASH));
    KNOWN.put(TreeSet.class, new Structure(shallow(TreeMap.class), VIEW, TREE_NODE, Table.NONE));
  }

  private static void addConcurrent() {
    Structure singly = new Structure(node(2, 0), 0, node(2, 0), Table.NONE);
    Structure doubly = new Structure(0, 0, node(3, 0), Table.NONE);
    KNOWN.put(ConcurrentHashMap.class, HASH_MAP);
    KNOWN.put(ConcurrentLinkedQueue.class, singly);
    KNOWN.put(ConcurrentLinkedDeque.class, doubly);
    KNOWN.put(LinkedBlockingQueue.class, singly);
    KNOWN.put(LinkedBlockingDeque.class, doubly);
    KNOWN.put(ConcurrentSkipListMap.class, new Structure(0, VIEW, SKIP_NODE, Table.NONE));
    KNOWN.put(
        ConcurrentSkipListSet.class,
        new Structure(shallow(ConcurrentSkipListMap.class), VIEW, SKIP_NODE, Table.NONE));
    KNOWN.put(CopyOnWriteArrayList.class, new Structure(node(0, 0), 0, 0, Table.FITTING));
    KNOWN.put(
        CopyOnWriteArraySet.class,
        new Structure(shallow(CopyOnWriteArrayList.class) + node(0, 0), 0, 0, Table.FITTING));
  }

  private static void addFixed() {
    KNOWN.put(EnumSet.class, NOTHING);
    KNOWN.put(EnumMap.class, FITTING);
    KNOWN.put(Arrays.asList(1).getClass(), FITTING);
    KNOWN.put(List.of().getClass(), FITTING);
    KNOWN.put(Set.of().getClass(), new Structure(0, 0, 0, Table.TWO_PER_ELEMENT));
    KNOWN.put(Map.of().getClass(), new Structure(0, 0, 0, Table.FOUR_PER_ELEMENT));
    KNOWN.put(List.of(1).getClass(), NOTHING);
    KNOWN.put(Set.of(1).getClass(), NOTHING);
    KNOWN.put(Map.of(1, 1).getClass(), NOTHING);
    KNOWN.put(Collections.singletonList(1).getClass(), NOTHING);
    KNOWN.put(Collections.singleton(1).getClass(), NOTHING);
    KNOWN.put(Collections.singletonMap(1, 1).getClass(), NOTHING);
    KNOWN.put(Collections.nCopies(1, 1).getClass(), NOTHING);
  }

  /** Returns where {@link #at} finds the structure of a class of the JDK. */
  static int indexFor(Class<?> type) {
    return ALL.indexOf(of(type));
  }

  static Structure at(long index) {
    return ALL.get((int) index);
  }

  /** An unknown one is most often a wrapper or a view of the usual one of its kind. */
  private static Structure of(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      @Nullable Structure known = KNOWN.get(level);
      if (known != null) {
        return known;
      }
    }
    if (Map.class.isAssignableFrom(type)) {
      return HASH_MAP;
    }
    return Set.class.isAssignableFrom(type) ? HASH_SET : LIST;
  }

  private static long node(int references, int primitives) {
    return Layout.OF_THIS_VM.object(references, primitives);
  }

  private static long shallow(Class<?> type) {
    return Packing.sizeOf(type, Layout.OF_THIS_VM);
  }

  /**
   * Returns the bytes beside the object itself and its elements.
   *
   * @param roomy whether the elements were added one by one, not all at once
   */
  long bytes(int elements, boolean roomy) {
    long slots = table.slots(elements, roomy);
    long array = slots == 0 ? 0 : Layout.OF_THIS_VM.references(slots);
    return fixed + (elements == 0 ? 0 : view) + perElement * elements + array;
  }
}
