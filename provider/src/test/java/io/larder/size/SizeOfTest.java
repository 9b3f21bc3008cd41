package io.larder.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts, what does not, and that every object comes to an end. */
class SizeOfTest {
  private static final long OBJECT = SizeOf.bytes(new Object());

  private record Pair(@Nullable Object left, @Nullable Object right) {}

  static final class Link {
    @Nullable Object next;
  }

  static Stream<Object> shared() {
    return Stream.of(
        127,
        -128L,
        (byte) 5,
        (short) 5,
        'x',
        true,
        "",
        Month.MAY,
        SizeOfTest.class,
        SizeOfTest.class.getClassLoader(),
        Thread.currentThread(),
        ZoneOffset.UTC,
        Locale.ROOT,
        StandardCharsets.UTF_8,
        Optional.empty(),
        List.of(),
        Set.of(),
        Map.of(),
        Collections.emptyList(),
        BigInteger.TEN,
        LocalTime.NOON,
        Instant.EPOCH,
        Duration.ZERO,
        Comparator.naturalOrder(),
        (Supplier<Object>) () -> null);
  }

  @ParameterizedTest
  @MethodSource("shared")
  void whatEverybodySharesCountsNothing(Object shared) {
    assertThat(SizeOf.bytes(shared)).isZero();
    assertThat(SizeOf.bytes(new Pair(shared, null))).isEqualTo(SizeOf.shallowBytes(Pair.class));
  }

  @Test
  void nullCountsNothing() {
    assertThat(SizeOf.bytes(null)).isZero();
  }

  @Test
  void whatIsMetTwiceCountsOnce() {
    Object part = new byte[1000];
    assertThat(SizeOf.bytes(new Pair(part, part))).isEqualTo(SizeOf.bytes(new Pair(part, null)));
    List<Object> many = Collections.nCopies(3000, part);
    assertThat(SizeOf.bytes(many.toArray()))
        .isEqualTo(SizeOf.bytes(new Object[3000]) + SizeOf.bytes(part));
  }

  @Test
  void aCycleEnds() {
    Link first = new Link();
    Link second = new Link();
    first.next = second;
    second.next = first;
    assertThat(SizeOf.bytes(first)).isEqualTo(2 * SizeOf.shallowBytes(Link.class));
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    assertThat(SizeOf.bytes(itself)).isPositive();
  }

  @Test
  void nothingIsTooDeep() {
    int depth = 100_000;
    Object chain = new Object();
    Object nested = new Object();
    for (int i = 0; i < depth; i++) {
      Link link = new Link();
      link.next = chain;
      chain = link;
      nested = new Object[] {nested};
    }
    assertThat(SizeOf.bytes(chain)).isEqualTo(OBJECT + depth * SizeOf.shallowBytes(Link.class));
    assertThat(SizeOf.bytes(nested)).isEqualTo(OBJECT + depth * SizeOf.bytes(new Object[1]));
  }

  @Test
  void aMillionElementsFollowFromSome() {
    int size = 1_000_000;
    Object[] array = new Object[size];
    Arrays.setAll(array, i -> new byte[i / 10_000]);
    long parts = 0;
    for (Object part : array) {
      parts += SizeOf.bytes(part);
    }
    long slots = SizeOf.bytes(new Object[size]);
    assertThat(SizeOf.bytes(array)).isCloseTo(slots + parts, within(1));
    assertThat(SizeOf.bytes(Arrays.asList(array))).isCloseTo(slots + parts, within(1));
    assertThat(SizeOf.bytes(new ArrayList<>(Arrays.asList(array))))
        .isCloseTo(slots + parts, within(5));
  }

  @Test
  void aMapOfAMillionFollowsFromItsFirst() {
    int size = 1_000_000;
    Map<Object, Object> map = new HashMap<>();
    long parts = 0;
    for (int i = 0; i < size; i++) {
      Object part = new byte[i % 50];
      map.put(-i, part);
      parts += SizeOf.bytes(part) + SizeOf.bytes(-i);
    }
    long node =
        SizeOf.bytes(new HashMap<>(Map.of(1, 1, 2, 2))) - SizeOf.bytes(new HashMap<>(Map.of(1, 1)));
    long structure = size * node + SizeOf.bytes(new Object[1 << 21]);
    assertThat(SizeOf.bytes(map)).isCloseTo(structure + parts, within(5));
  }

  private static Percentage within(int percent) {
    return Percentage.withPercentage(percent);
  }

  @Test
  void collectionsOfCollectionsAreBounded() {
    List<Object> cube = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      List<Object> square = new ArrayList<>();
      for (int j = 0; j < 1000; j++) {
        square.add(new byte[10]);
      }
      cube.add(square);
    }
    long square = SizeOf.bytes(cube.get(0));
    assertThat(SizeOf.bytes(cube)).isCloseTo(1000 * square, within(5));
  }

  @Test
  void whatALambdaCaughtCounts() {
    byte[] caught = new byte[1000];
    Supplier<Object> lambda = () -> caught;
    assertThat(SizeOf.bytes(lambda)).isGreaterThan(SizeOf.bytes(caught)).isLessThan(1100);
  }

  /** Its class is an application's, its elements are the JDK's. */
  @Test
  void aCollectionOfAnApplicationCountsItsFieldsToo() {
    class Named extends ArrayList<Object> {
      private static final long serialVersionUID = 1;
      final byte[] name = new byte[1000];
    }
    Named named = new Named();
    named.add(new byte[2000]);
    assertThat(named.name).isNotEmpty();
    assertThat(SizeOf.bytes(named)).isBetween(3032L, 3200L);
  }

  @Test
  void aCollectionThatChangesMeanwhileIsMeasuredSomehow() {
    class Changing extends AbstractList<Object> {
      @Override
      public Object get(int index) {
        if (index > 10) {
          throw new ConcurrentModificationException();
        }
        return new byte[100];
      }

      @Override
      public int size() {
        return 20;
      }

      @Override
      public Iterator<Object> iterator() {
        return super.listIterator();
      }
    }
    long hundred = SizeOf.bytes(new byte[100]);
    assertThat(SizeOf.bytes(new Changing())).isBetween(20 * hundred, 20 * hundred + 300);
  }

  @Test
  void aWrapperCountsAsTheUsualOneOfItsKind() {
    Map<Object, Object> map = new HashMap<>();
    map.put("key", new byte[1000]);
    assertThat(SizeOf.bytes(Collections.unmodifiableMap(map)))
        .isCloseTo(SizeOf.bytes(map), within(5));
    List<byte[]> list = new ArrayList<>(List.of(new byte[1000]));
    assertThat(SizeOf.bytes(Collections.synchronizedList(list)))
        .isCloseTo(SizeOf.bytes(list), within(5));
  }

  @Test
  void whatKnowsItsSizeIsBelieved() {
    Sized sized = () -> 12_345;
    assertThat(SizeOf.bytes(sized)).isEqualTo(12_345);
    assertThat(SizeOf.bytes(new Object[] {sized})).isEqualTo(12_345 + SizeOf.bytes(new Object[1]));
    assertThat(SizeOf.bytes(Arrays.asList(sized, sized)))
        .isEqualTo(12_345 + SizeOf.bytes(Arrays.asList(1, 1)));
  }
}
