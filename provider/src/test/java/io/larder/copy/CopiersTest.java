package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Samples;
import io.larder.codec.Samples.Point;
import io.larder.spi.Copier;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // the mutable one that everybody knows
class CopiersTest {
  private final Copier<Object> copier =
      Copiers.byValue(Object.class, CopiersTest.class.getClassLoader());

  record Immutable(String name, int number, DayOfWeek day, @Nullable Immutable next) {}

  record Listed(List<String> parts) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Answers something else than it holds. */
    @Override
    public List<String> parts() {
      return List.copyOf(parts);
    }
  }

  /** Looks like a number and is none of the JDK's. */
  static final class Counter extends BigDecimal {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // what makes it mutable
    private int count;

    Counter() {
      super(1);
    }
  }

  static Stream<Object> immutables() {
    return Stream.of(
        "text",
        1,
        'c',
        true,
        BigInteger.TEN,
        BigDecimal.TEN,
        UUID.randomUUID(),
        Locale.ROOT,
        URI.create("a:b"),
        Instant.EPOCH,
        ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")),
        DayOfWeek.MONDAY,
        String.class,
        Samples.Shade.DARK,
        OptionalInt.of(1),
        Optional.of("a"),
        Optional.empty(),
        new Immutable("a", 1, DayOfWeek.MONDAY, new Immutable("b", 2, DayOfWeek.FRIDAY, null)),
        new Point(1, new Point(2, "text")),
        new Listed(List.of("a", "b")),
        List.of(1, "a", List.of()),
        Set.of("a", "b"),
        Map.of("a", new Point(1, null)));
  }

  static Stream<Object> mutables() {
    TreeMap<String, Integer> sorted = new TreeMap<>(Comparator.reverseOrder());
    sorted.putAll(Map.of("a", 1, "b", 2));
    return Stream.of(
        new ArrayList<>(List.of("a")),
        new HashMap<>(Map.of("a", 1)),
        new Point(1, new ArrayList<>()),
        new Listed(new ArrayList<>(List.of("a"))),
        List.of(new ArrayList<>(List.of("a"))),
        Map.of("a", new Date(1)),
        Map.of(new Point(1, new Date(1)), 1),
        new Counter(),
        new ArrayList<>(Arrays.asList("a", null)),
        new ArrayList<>(List.of(new ArrayList<>(List.of("a")))),
        new ArrayList<>(List.of(new Date(1))),
        new HashMap<>(Map.of("a", new Date(1))),
        new HashMap<>(Map.of(new Point(1, new Date(1)), "a")),
        new LinkedHashMap<>(Map.of("a", 1)),
        new TreeMap<>(Map.of("a", 1)),
        sorted,
        new HashSet<>(Set.of("a")),
        new LinkedHashSet<>(Set.of("a")),
        new TreeSet<>(Set.of("a")),
        new TreeSet<>(sorted.keySet()),
        new Properties(),
        new Date(1),
        new java.sql.Timestamp(1),
        new int[] {1},
        new long[0],
        new boolean[] {true},
        Arguments.of((Object) new String[] {"a"}),
        Arguments.of((Object) new byte[][] {{1}}));
  }

  @ParameterizedTest
  @MethodSource
  void immutables(Object object) {
    Object kept = copier.keep(object);

    assertThat(kept).isSameAs(object);
    assertThat(copier.give(kept)).isSameAs(object);
  }

  @ParameterizedTest
  @MethodSource
  void mutables(Object object) {
    Object kept = copier.keep(object);
    Object first = copier.give(kept);
    Object second = copier.give(kept);

    assertThat(kept).isNotSameAs(object);
    assertThat(first).isNotSameAs(object).isNotSameAs(kept).isEqualTo(object);
    assertThat(second).isNotSameAs(first).isEqualTo(object);
    assertThat(first).hasSameClassAs(object);
  }

  @Test
  void whatIsChangedAfterwardsIsNotWhatWasKept() {
    List<String> parts = new ArrayList<>(List.of("a"));
    Object kept = copier.keep(new Listed(parts));
    parts.add("b");

    assertThat(((Listed) copier.give(kept)).parts()).containsExactly("a");
  }

  @Test
  @SuppressWarnings("unchecked") // it is a list of dates that was kept
  void whatWasGivenMayBeChanged() {
    Object kept = copier.keep(new ArrayList<>(List.of(new Date(1))));
    ((List<Date>) copier.give(kept)).get(0).setTime(2);
    ((List<Date>) copier.give(kept)).clear();

    assertThat(copier.give(kept)).isEqualTo(List.of(new Date(1)));
  }

  @Test
  void bytesOfTheApplicationAreNotTakenForACopy() {
    byte[] bytes = Samples.serialise("a");
    Object kept = copier.keep(bytes);
    byte[] given = (byte[]) copier.give(kept);
    assertThat(given).isEqualTo(bytes).isNotSameAs(bytes).isNotSameAs(kept);

    Arrays.fill(given, (byte) 0);
    bytes[0] = 0;
    assertThat((byte[]) copier.give(kept)).isEqualTo(Samples.serialise("a"));
  }
}
