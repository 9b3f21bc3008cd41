package io.larder.copy;

import static io.larder.copy.Isomorphism.assertIsomorphic;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.CompiledClasses;
import io.larder.codec.Samples;
import io.larder.copy.Graphs.Bean;
import io.larder.copy.Graphs.Sub;
import io.larder.spi.Copier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is copied by fields is what serialisation would have made; the rest is serialised. */
@SuppressWarnings("JavaUtilDate") // the mutable one that everybody knows
class GraphCopyTest {
  private static final int GRAPHS = 3_000;

  private final Copier<Object> copier =
      Copiers.byValue(Object.class, GraphCopyTest.class.getClassLoader());

  private static Bean holding(@Nullable Object any) {
    Bean bean = new Bean(0, "fixed");
    bean.any = any;
    return bean;
  }

  private static Object roundTrip(Object object) throws IOException, ClassNotFoundException {
    byte[] bytes = Samples.serialise(object);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private static @Nullable Object roundTripOrNull(Object object) {
    try {
      return roundTrip(object);
    } catch (IOException | ClassNotFoundException | RuntimeException refused) {
      return null;
    }
  }

  @Test
  void anyGraphIsGivenAsSerialisationWouldMakeIt() {
    Map<String, Integer> outcomes = new HashMap<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      Object graph = new RandomGraph(seed).make();
      Object expected = roundTripOrNull(graph);
      outcomes.merge(compare(graph, expected), 1, Integer::sum);
    }
    assertThat(outcomes).containsKeys("GraphCopy", "SerialCopy", "refused");
    assertThat(outcomes.get("GraphCopy")).isGreaterThan(GRAPHS / 2);
  }

  private String compare(Object graph, @Nullable Object expected) {
    if (expected == null) {
      assertThatThrownBy(() -> copier.give(copier.keep(graph)))
          .isInstanceOf(RuntimeException.class);
      return "refused";
    }
    Object kept = copier.keep(graph);
    assertIsomorphic(copier.give(kept), expected);
    assertIsomorphic(copier.give(kept), expected);
    return kept.getClass().getSimpleName();
  }

  static Stream<Object> copied() {
    Bean cycle = new Bean(1, null);
    cycle.any = cycle;
    cycle.list = new ArrayList<>(List.of(cycle));
    Sub inItsSet = new Sub(2, null);
    inItsSet.any = new HashSet<>(Set.of(inItsSet));
    Object[] array = {null, 1};
    array[0] = array;
    return Stream.of(
        new Bean(1, "a"),
        new Sub(1, new Date(1)),
        new Graphs.Outer(5).inner(),
        new Graphs.Half(),
        new Graphs.Pair(1, new Date(2), 3),
        cycle,
        inItsSet,
        holding(array),
        holding(new Object[] {cycle, cycle}),
        holding(Graphs.Body.ONE),
        holding(new Graphs.Body[] {Graphs.Body.ONE}),
        holding(String[].class),
        holding(new int[][] {{1}, {}, null}),
        holding(new Graphs.Pair(1, "a", 3)),
        holding(List.of()),
        holding(List.of(1, new Date(1))),
        holding(List.of(1, 2, new Date(1))),
        holding(Stream.of(new Date(1), null, 3).toList()),
        holding(Set.of(new Date(1))),
        holding(Map.of(1, new Date(1))),
        holding(Map.of(1, new Date(1), 2, 3)),
        holding(Collections.emptyList()),
        holding(new HashMap<>(Map.of("a", new Date(1)))),
        holding(new HashMap<>(Map.of(new Sub(1, null), new Date(1)))),
        holding(new HashMap<>(Map.of(new Graphs.Pair(1, "a", 2), new Date(1)))),
        holding(new LinkedHashSet<>(List.of(new Sub(2, null), new Sub(1, null)))),
        holding(new LinkedHashMap<>(Map.of("a", new Date(1)))),
        holding(new TreeMap<>(Map.of("a", new Date(1)))),
        holding(new TreeSet<>(List.of("b", "a"))),
        holding(new EnumMap<>(Map.of(DayOfWeek.MONDAY, new Date(1)))),
        holding(EnumSet.of(DayOfWeek.MONDAY)),
        holding(BitSet.valueOf(new long[] {5})),
        holding(new AtomicLong(1)),
        holding(new java.sql.Timestamp(1)));
  }

  @ParameterizedTest
  @MethodSource
  void copied(Object object) throws Exception {
    Object kept = copier.keep(object);

    assertThat(kept).isInstanceOf(GraphCopy.class);
    assertIsomorphic(copier.give(kept), roundTrip(object));
    assertThat(copier.give(kept)).isNotSameAs(copier.give(kept)).isNotSameAs(object);
  }

  static Stream<Object> serialised() {
    List<Object> parts = new ArrayList<>();
    Graphs.Pair inItself = new Graphs.Pair(parts, 1, 2);
    parts.add(inItself);
    TreeMap<String, Object> sorted =
        new TreeMap<>((Comparator<String> & Serializable) (one, other) -> other.compareTo(one));
    sorted.putAll(Map.of("a", 1, "b", 2));
    return Stream.of(
        holding(new Graphs.Reading(1)),
        holding(new Graphs.ResolvingSub()),
        holding(new Graphs.Replacing()),
        holding(new Graphs.Own()),
        holding(new Graphs.Listing()),
        holding(new Graphs.Single("a")),
        holding(new Graphs.OwnList()),
        holding(new Graphs.Changing(List.of(new Date(1)))),
        holding(new Graphs.Counting(1, new Date(1))),
        holding(new IllegalStateException("a")),
        holding(Graphs.lambda("a")),
        holding(inItself),
        holding(sorted),
        holding(new TreeSet<>(sorted.navigableKeySet())),
        holding(new TreeSet<>(List.of(new Date(1)))),
        holding(EnumSet.noneOf(DayOfWeek.class)),
        holding(new EnumMap<>(DayOfWeek.class)),
        holding(new LinkedHashMap<>(Map.of(new Sub(1, null), 2))),
        holding(Collections.unmodifiableList(new ArrayList<>(List.of(1)))),
        holding(Arrays.asList(1, 2)),
        holding(new Properties()));
  }

  @ParameterizedTest
  @MethodSource
  void serialised(Object object) throws Exception {
    Object kept = copier.keep(object);

    assertThat(kept).isInstanceOf(SerialCopy.class);
    assertIsomorphic(copier.give(kept), roundTrip(object));
  }

  @Test
  void whatSerialisationRefusesIsRefusedInItsWords() {
    for (Object culprit :
        new Object[] {new Object(), Optional.of(1), new Samples.Loose(1, 2), new Thread()}) {
      assertThatThrownBy(() -> copier.keep(holding(culprit)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(culprit.getClass().getName() + " in it is not Serializable");
    }
  }

  @Test
  void whatCannotBeReadCannotBeGiven() {
    for (Object culprit : new Object[] {new Graphs.Unreadable(), new Graphs.Orphan()}) {
      Object kept = copier.keep(holding(culprit));
      assertThatThrownBy(() -> copier.give(kept))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(ObjectStreamException.class);
    }
  }

  @Test
  void anAccessOrderedMapStaysOne() {
    Map<Object, Object> map = new LinkedHashMap<>(16, 0.75f, true);
    map.put("a", new Date(1));
    map.put("b", new Date(2));
    Bean bean = (Bean) copier.give(copier.keep(holding(map)));
    Map<?, ?> given = (Map<?, ?>) requireNonNull(bean.any);

    given.get("a");

    assertThat(new ArrayList<Object>(given.keySet())).isEqualTo(List.of("b", "a"));
  }

  @Test
  void aListThatMayNotBeAskedForNullStaysOne() {
    for (List<Object> list :
        List.of(Stream.<Object>of(new Date(1)).toList(), List.<Object>of(new Date(1)))) {
      Bean bean = (Bean) copier.give(copier.keep(holding(list)));

      assertThat(requireNonNull(bean.any).getClass()).isSameAs(list.getClass());
      assertThat(mayBeAskedForNull((List<?>) requireNonNull(bean.any)))
          .isEqualTo(mayBeAskedForNull(list));
    }
  }

  private static boolean mayBeAskedForNull(List<?> list) {
    try {
      return !list.contains(null);
    } catch (NullPointerException e) {
      return false;
    }
  }

  @Test
  void noCodeOfTheApplicationSeesWhatIsKept() {
    Object kept = copier.keep(new HashSet<>(Set.of(new Graphs.Touchy())));
    assertThat(kept).isInstanceOf(GraphCopy.class);

    Set<?> first = (Set<?>) copier.give(kept);
    Set<?> second = (Set<?>) copier.give(kept);

    assertThat(first.iterator().next())
        .isInstanceOfSatisfying(
            Graphs.Touchy.class,
            touchy ->
                assertThat(((Graphs.Touchy) second.iterator().next()).asked)
                    .isEqualTo(touchy.asked));
  }

  @Test
  void aClassMayHaveManyFields() throws Exception {
    String fields =
        IntStream.range(0, 300)
            .mapToObj(i -> " private int a%d; private String b%d = \"b%d\";".formatted(i, i, i))
            .collect(Collectors.joining());
    String text = "package app; public class Wide implements java.io.Serializable {" + fields;
    text += " public Wide(Object any) { a299 = 7; } }";
    CompiledClasses app = CompiledClasses.of(Map.of("app.Wide", text));
    Object wide = app.make("app.Wide", Object.class, 7);
    Copier<Object> own = Copiers.byValue(Object.class, app);

    assertThat(own.keep(wide)).isInstanceOf(GraphCopy.class);
    assertIsomorphic(own.give(own.keep(wide)), wide);
  }

  @Test
  void aGraphMayBeAsDeepAsSerialisationCanGo() throws Exception {
    int depth = 200;
    while (roundTripOrNullIfTooDeep(Graphs.chain(depth * 2)) != null) {
      depth *= 2;
    }
    Object kept = copier.keep(Graphs.chain(depth));

    assertThat(kept).isInstanceOf(GraphCopy.class);
    assertThat(((Bean) copier.give(kept)).number).isEqualTo(depth - 1);
  }

  private static @Nullable Object roundTripOrNullIfTooDeep(Object object) throws Exception {
    try {
      return roundTrip(object);
    } catch (StackOverflowError tooDeep) {
      return null;
    }
  }

  @Test
  void aGraphThatIsTooDeepIsRefusedInTheWordsOfSerialisation() {
    Object chain = Graphs.chain(100_000);

    assertThatThrownBy(() -> copier.keep(chain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void aCopyIsGivenToManyThreadsAtOnce() {
    Object kept = copier.keep(new RandomGraph(3).make());
    Object expected = copier.give(kept);

    IntStream.range(0, 2_000)
        .parallel()
        .forEach(any -> assertIsomorphic(copier.give(kept), expected));
  }
}
