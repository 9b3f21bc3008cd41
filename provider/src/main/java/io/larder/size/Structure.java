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
  private static final long LINKED_VIEW = shallow(new LinkedHashMap<>().entrySet().getClass());

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

  private static final List<Structure> ALL = new ArrayList<>();
  private static final Map<Class<?>, Integer> KNOWN = new HashMap<>();

  static {
    addGrowing();
    addConcurrent();
    addFixed();
  }

  private static void addGrowing() {
    add(ArrayList.class, LIST);
    add(ArrayDeque.class, new Structure(0, 0, 0, Table.QUEUE));
    add(PriorityQueue.class, new Structure(0, 0, 0, Table.QUEUE));
    add(LinkedList.class, new Structure(0, 0, node(3, 0), Table.NONE));
    add(HashMap.class, HASH_MAP);
    add(LinkedHashMap.class, new Structure(0, LINKED_VIEW, LINKED_NODE, Table.HASH));
    add(TreeMap.class, new Structure(0, VIEW, TREE_NODE, Table.NONE));
    add(HashSet.class, HASH_SET);
    add(
        LinkedHashSet.class,
        new Structure(shallow(LinkedHashMap.class), LINKED_VIEW, LINKED_NODE, Table.HASH));
    add(TreeSet.class, new Structure(shallow(TreeMap.class), VIEW, TREE_NODE, Table.NONE));
  }

  private static void addConcurrent() {
    Structure singly = new Structure(node(2, 0), 0, node(2, 0), Table.NONE);
    Structure doubly = new Structure(0, 0, node(3, 0), Table.NONE);
    add(ConcurrentHashMap.class, HASH_MAP);
    add(ConcurrentLinkedQueue.class, singly);
    add(ConcurrentLinkedDeque.class, doubly);
    add(LinkedBlockingQueue.class, singly);
    add(LinkedBlockingDeque.class, doubly);
    add(ConcurrentSkipListMap.class, new Structure(0, VIEW, SKIP_NODE, Table.NONE));
    add(
        ConcurrentSkipListSet.class,
        new Structure(shallow(ConcurrentSkipListMap.class), VIEW, SKIP_NODE, Table.NONE));
    add(CopyOnWriteArrayList.class, new Structure(node(0, 0), 0, 0, Table.FITTING));
    add(
        CopyOnWriteArraySet.class,
        new Structure(shallow(CopyOnWriteArrayList.class) + node(0, 0), 0, 0, Table.FITTING));
  }

  private static void addFixed() {
    add(EnumSet.class, NOTHING);
    add(EnumMap.class, FITTING);
    add(Arrays.asList(1).getClass(), FITTING);
    add(List.of().getClass(), FITTING);
    add(Set.of().getClass(), new Structure(0, 0, 0, Table.TWO_PER_ELEMENT));
    add(Map.of().getClass(), new Structure(0, 0, 0, Table.FOUR_PER_ELEMENT));
    add(List.of(1).getClass(), NOTHING);
    add(Set.of(1).getClass(), NOTHING);
    add(Map.of(1, 1).getClass(), NOTHING);
    add(Collections.singletonList(1).getClass(), NOTHING);
    add(Collections.singleton(1).getClass(), NOTHING);
    add(Collections.singletonMap(1, 1).getClass(), NOTHING);
    add(Collections.nCopies(1, 1).getClass(), NOTHING);
  }

  private static void add(Class<?> type, Structure structure) {
    KNOWN.put(type, ALL.size());
    ALL.add(structure);
  }

  static Structure at(long index) {
    return ALL.get((int) index);
  }

  /**
   * Returns where {@link #at} finds the structure of a class of the JDK. An unknown one is most
   * often a wrapper or a view of the usual one of its kind.
   */
  static int indexFor(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      Integer known = KNOWN.get(level);
      if (known != null) {
        return known;
      }
    }
    if (Map.class.isAssignableFrom(type)) {
      return indexFor(HashMap.class);
    }
    return indexFor(Set.class.isAssignableFrom(type) ? HashSet.class : ArrayList.class);
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
