package io.larder.codec;

import java.util.HashSet;
import java.util.Set;

/**
 * The classes of the JDK that are plain data and make nothing happen when they are read.
 *
 * <p>Some stand here for the serial form of others alone: the proxies of immutable collections and
 * of {@code java.time}, the locks within a {@code ConcurrentHashMap}. {@code URL} is missing, since
 * its hash asks the network; so are throwables and all that calls by name.
 */
public final class JdkTypes {
  private static final Set<String> NAMES = new HashSet<>();

  static {
    add(
        "java.lang",
        "Object Enum Number Boolean Byte Character Short Integer Long Float Double String"
            + " String$CaseInsensitiveComparator StringBuilder StringBuffer"
            + " AbstractStringBuilder");
    add("java.lang.reflect", "Proxy");
    add("java.math", "BigInteger BigDecimal MathContext");
    add("java.net", "URI InetAddress Inet4Address Inet6Address SocketAddress InetSocketAddress");
    add("java.sql", "Date Time Timestamp");
    add("sun.util.calendar", "ZoneInfo");
    add(
        "java.util",
        "UUID Locale Currency Date Calendar GregorianCalendar TimeZone SimpleTimeZone BitSet"
            + " AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry"
            + " ArrayList ArrayDeque LinkedList Vector Stack PriorityQueue Arrays$ArrayList"
            + " HashMap LinkedHashMap TreeMap TreeMap$NavigableSubMap"
            + " TreeMap$AscendingSubMap TreeMap$DescendingSubMap EnumMap IdentityHashMap Hashtable Properties"
            + " HashSet LinkedHashSet TreeSet EnumSet RegularEnumSet JumboEnumSet EnumSet$SerializationProxy"
            + " Comparators$NullComparator CollSer");
    add("java.util.ImmutableCollections", "$", "List12 ListN Set12 SetN Map1 MapN");
    add(
        "java.util.Collections",
        "$",
        "EmptyList EmptyMap EmptySet SingletonList SingletonMap SingletonSet CopiesList SetFromMap"
            + " ReverseComparator ReverseComparator2 AsLIFOQueue"
            + " UnmodifiableCollection UnmodifiableSequencedCollection UnmodifiableList"
            + " UnmodifiableRandomAccessList UnmodifiableMap UnmodifiableSequencedMap"
            + " UnmodifiableSortedMap UnmodifiableNavigableMap"
            + " UnmodifiableNavigableMap$EmptyNavigableMap UnmodifiableSet"
            + " UnmodifiableSequencedSet UnmodifiableSortedSet UnmodifiableNavigableSet"
            + " UnmodifiableNavigableSet$EmptyNavigableSet"
            + " UnmodifiableMap$UnmodifiableEntrySet"
            + " SynchronizedCollection SynchronizedList SynchronizedRandomAccessList"
            + " SynchronizedMap SynchronizedSortedMap SynchronizedNavigableMap SynchronizedSet"
            + " SynchronizedSortedSet SynchronizedNavigableSet"
            + " CheckedCollection CheckedList CheckedRandomAccessList CheckedMap CheckedSortedMap"
            + " CheckedNavigableMap CheckedSet CheckedSortedSet CheckedNavigableSet");
    add(
        "java.util.concurrent",
        "ConcurrentHashMap ConcurrentHashMap$Segment ConcurrentHashMap$CollectionView"
            + " ConcurrentHashMap$KeySetView ConcurrentSkipListMap ConcurrentSkipListSet"
            + " CopyOnWriteArrayList CopyOnWriteArraySet ConcurrentLinkedQueue"
            + " ConcurrentLinkedDeque");
    add(
        "java.util.concurrent.locks",
        "ReentrantLock ReentrantLock$Sync ReentrantLock$NonfairSync AbstractQueuedSynchronizer"
            + " AbstractOwnableSynchronizer");
    add(
        "java.util.concurrent.atomic",
        "AtomicBoolean AtomicInteger AtomicIntegerArray AtomicLong AtomicLongArray"
            + " AtomicReference AtomicReferenceArray LongAdder LongAdder$SerializationProxy"
            + " Striped64");
  }

  private JdkTypes() {}

  private static void add(String home, String names) {
    add(home, ".", names);
  }

  private static void add(String home, String separator, String names) {
    for (String name : names.split(" ", -1)) {
      NAMES.add(home.concat(separator).concat(name));
    }
  }

  /** Tells whether the class comes with the JDK, whatever it does. */
  public static boolean isFromJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
  }

  /** Tells whether the class is plain data of the JDK. */
  static boolean contain(Class<?> type) {
    return isFromJdk(type)
        && (NAMES.contains(type.getName()) || Enum.class.isAssignableFrom(type) || isTime(type));
  }

  /** All of {@code java.time} is data, written as its class {@code Ser}. */
  public static boolean isTime(Class<?> type) {
    String home = type.getPackageName();
    return (home.equals("java.time") || home.equals("java.time.chrono"))
        && !Throwable.class.isAssignableFrom(type);
  }
}
