package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each class that the list of the JDK's plain data names must really come back. */
@SuppressWarnings({
  "IdentityHashMapUsage",
  "JavaUtilDate",
  "JdkObsolete",
  "UnnecessaryStringBuilder"
})
class SerialFormsOfTheJdkTest {
  private final Codec<Object> codec =
      new JavaCodecFactory()
          .create(
              Object.class,
              SerialFormsOfTheJdkTest.class.getClassLoader(),
              AllowList.of(List.of(), List.of()));

  static Stream<Object> plainData() throws Exception {
    List<String> list = new ArrayList<>(List.of("a", "b"));
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2));
    Set<String> set = new HashSet<>(list);
    TreeMap<String, Integer> sorted = new TreeMap<>(map);
    return Stream.of(
        List.of(1, 'a', 2L, 3d, 4f, true, (byte) 5, (short) 6, BigDecimal.TEN),
        List.of(UUID.randomUUID(), Locale.ROOT, Currency.getInstance("EUR"), URI.create("a:b")),
        List.of(
            Instant.EPOCH,
            ZonedDateTime.now(ZoneOffset.UTC),
            JapaneseDate.of(2024, 1, 1),
            TimeUnit.DAYS),
        List.of(),
        List.of("a"),
        Set.of("a", "b", "c"),
        Map.of(),
        Map.of("a", 1),
        MathContext.DECIMAL64,
        InetSocketAddress.createUnresolved("localhost", 80),
        java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
        java.net.InetAddress.getByAddress(new byte[16]),
        new java.util.Date(5),
        new java.sql.Timestamp(5),
        new java.sql.Date(5),
        new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"), Locale.ROOT),
        BitSet.valueOf(new long[] {5}),
        Arguments.of((Object) new int[][] {{1}, {2, 3}}),
        Arguments.of((Object) new String[] {"a"}),
        Arrays.asList("a", null),
        new java.util.LinkedList<>(list),
        new java.util.Vector<>(list),
        new java.util.AbstractMap.SimpleEntry<>("a", 1),
        new java.util.AbstractMap.SimpleImmutableEntry<>("a", 1),
        new LinkedHashMap<>(map),
        sorted,
        sorted.descendingMap(),
        sorted.headMap("b"),
        new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)),
        EnumSet.of(DayOfWeek.MONDAY),
        EnumSet.allOf(Character.UnicodeScript.class),
        new java.util.Hashtable<>(map),
        new java.util.Properties(),
        new LinkedHashSet<>(list),
        new TreeSet<>(list),
        Collections.emptyList(),
        Collections.emptyMap(),
        Collections.emptySet(),
        Collections.singletonList("a"),
        Collections.singleton("a"),
        Collections.singletonMap("a", 1),
        Collections.nCopies(3, "a"),
        Collections.unmodifiableList(list),
        Collections.unmodifiableSet(set),
        Collections.unmodifiableMap(map),
        Collections.unmodifiableSortedMap(sorted),
        Collections.unmodifiableNavigableMap(sorted),
        Collections.emptyNavigableMap(),
        Collections.emptySortedSet(),
        Collections.synchronizedList(list),
        Collections.synchronizedMap(map),
        Collections.checkedList(list, String.class),
        Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>()),
        new ConcurrentHashMap<>(map),
        ConcurrentHashMap.newKeySet(),
        new ConcurrentSkipListMap<>(map),
        new CopyOnWriteArrayList<>(list));
  }

  @ParameterizedTest
  @MethodSource
  void plainData(Object value) throws UnreadableException {
    assertThat(copy(value)).isEqualTo(value);
  }

  static Stream<Object> withoutEquals() {
    return Stream.of(
        new ArrayDeque<>(List.of("a", "b")),
        new PriorityQueue<>(Comparator.<String>reverseOrder()),
        new PriorityQueue<>(Comparator.nullsFirst(Comparator.<String>naturalOrder())),
        new IdentityHashMap<>(Map.of("a", 1)),
        new StringBuilder("a"),
        new StringBuffer("a"),
        new AtomicLong(5),
        new LongAdder(),
        Collections.unmodifiableCollection(new ArrayList<>(List.of("a"))));
  }

  @ParameterizedTest
  @MethodSource
  void withoutEquals(Object value) throws UnreadableException {
    assertThat(copy(value)).hasSameClassAs(value).hasToString(value.toString());
  }

  @Test
  void aUrlIsRefusedSinceItsHashAsksTheNetwork() {
    assertThatThrownBy(() -> copy(new URL("http://localhost/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.net.URL could not be read back");
  }

  private Object copy(Object value) throws UnreadableException {
    byte[] bytes = codec.encode(value);
    return codec.decode(bytes, 0, bytes.length);
  }
}
