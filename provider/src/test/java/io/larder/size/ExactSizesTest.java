package io.larder.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes are those that the VM allocates, byte for byte. */
class ExactSizesTest {
  private record Whole(byte[] bytes, String text, long number) {}

  private record Narrow(byte a, short b, boolean c, char d, int e, float f) {}

  static class Grandparent {
    boolean a;
  }

  static class Parent extends Grandparent {
    long b;
    byte c;
  }

  static final class Child extends Parent {
    int d;
    short e;
    Object f = new byte[3];
  }

  static Stream<Supplier<Object>> objects() {
    return Stream.of(
        Object::new,
        () -> new byte[0],
        () -> new byte[1001],
        () -> new boolean[3],
        () -> new char[5],
        () -> new long[3],
        () -> new double[0],
        () -> new int[2][3],
        () -> new Object[7],
        () -> "latin".repeat(11),
        () -> "\u0100".repeat(11),
        () -> Integer.valueOf(1000),
        () -> Long.valueOf(-129),
        () -> Double.valueOf(0),
        () -> Character.valueOf('\u4e00'),
        () -> Instant.ofEpochSecond(5),
        () -> LocalDate.ofEpochDay(5),
        () -> new UUID(1, 2),
        () -> new AtomicLong(),
        () -> new BitSet(1000),
        () -> BigInteger.valueOf(1L << 40),
        () -> Optional.of(new byte[9]),
        () -> new Whole(new byte[100], "x".repeat(9), 5),
        () -> new Narrow((byte) 1, (short) 2, true, 'x', 3, 4),
        Grandparent::new,
        Parent::new,
        Child::new,
        () -> new Entries.Bean(),
        () -> Map.of(1000, "x".repeat(3)),
        () -> List.of("x".repeat(2), "x".repeat(3)),
        () -> Collections.singletonList(new Object()),
        () -> Arrays.asList(new Object(), new Object()));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anObjectTakesWhatItAllocates(Supplier<Object> maker) {
    assertThat(SizeOf.bytes(maker.get())).isEqualTo(Allocated.bytes(maker));
  }

  static Stream<Supplier<Map<Object, Object>>> maps() {
    return Stream.of(HashMap::new, LinkedHashMap::new, TreeMap::new, ConcurrentHashMap::new);
  }

  /** The view of its entries is made when it is measured. */
  @ParameterizedTest
  @MethodSource("maps")
  void aMapTakesWhatItAllocates(Supplier<Map<Object, Object>> maker) {
    Supplier<Object> full =
        () -> {
          Map<Object, Object> map = maker.get();
          map.put(1000, new byte[40]);
          map.put(2000, new byte[40]);
          return map.entrySet().isEmpty() ? "" : map;
        };
    assertThat(SizeOf.bytes(full.get())).isEqualTo(Allocated.bytes(full));
  }

  @Test
  @SuppressWarnings("JdkObsolete") // applications cache it all the same
  void aListOfNodesTakesWhatItAllocates() {
    Supplier<Object> full =
        () -> {
          List<Object> list = new LinkedList<>();
          list.add(new Object());
          list.add(new Object());
          return list;
        };
    assertThat(SizeOf.bytes(full.get())).isEqualTo(Allocated.bytes(full));
  }
}
