package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Samples.Loose;
import io.larder.codec.Samples.Point;
import io.larder.codec.Samples.Shade;
import io.larder.spi.UnreadableException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalRoundTripTest {
  private static final ClassLoader LOADER = CanonicalRoundTripTest.class.getClassLoader();

  private final CanonicalCodec<Object> keys =
      CanonicalCodec.forKeys(Object.class, LOADER, Samples.allowAll());
  private final CanonicalCodec<Object> values =
      CanonicalCodec.forValues(
          Object.class,
          LOADER,
          AllowList.of(
              List.of(
                  Point.class,
                  Samples.Pair.class,
                  Loose.class,
                  Shade.class,
                  Shared.class,
                  Blob.class),
              List.of()));

  /** Holds one list twice. */
  record Shared(List<String> first, List<String> second) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Holds bytes, which are equal by content here. */
  @SuppressWarnings("ArrayRecordComponent")
  record Blob(String name, byte[] content) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static Object read(CanonicalCodec<Object> codec, byte[] bytes)
      throws UnreadableException {
    return codec.decode(bytes, 0, bytes.length);
  }

  @Test
  void randomObjectsComeBackEqualAsKeysAndAsValues() throws UnreadableException {
    Samples samples = new Samples(1);
    for (int i = 0; i < 5_000; i++) {
      Object sample = samples.next();
      assertThat(read(keys, keys.encode(sample))).isEqualTo(sample);
      assertThat(read(values, values.encode(sample))).isEqualTo(sample);
    }
  }

  @Test
  void extremesComeBackEqual() throws UnreadableException {
    List<Object> extremes =
        List.of(
            Long.MIN_VALUE,
            Integer.MIN_VALUE,
            Character.MAX_VALUE,
            Instant.MIN,
            Instant.MAX,
            LocalDateTime.MIN,
            LocalDateTime.MAX,
            Year.of(Year.MIN_VALUE),
            ZoneOffset.MIN,
            ZoneOffset.MAX,
            new BigDecimal("1e-2147483647"),
            "x".repeat(100_000));
    for (Object extreme : extremes) {
      assertThat(read(keys, keys.encode(extreme))).isEqualTo(extreme);
    }
  }

  @Test
  void anHourThatComesTwiceKeepsItsOffset() throws UnreadableException {
    ZonedDateTime later =
        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
            .withLaterOffsetAtOverlap();

    assertThat(read(keys, keys.encode(later))).isEqualTo(later);
  }

  @Test
  void valuesKeepTheClassOfAList() throws UnreadableException {
    Object list = read(values, values.encode(new ArrayList<>(List.of("a"))));

    assertThat(list).isInstanceOf(ArrayList.class).isEqualTo(List.of("a"));
  }

  @Test
  void keysOfTheDeclaredTypeArrayListComeBackAsOne() throws UnreadableException {
    @SuppressWarnings("rawtypes")
    CanonicalCodec<ArrayList> lists =
        CanonicalCodec.forKeys(ArrayList.class, LOADER, Samples.allowAll());
    byte[] bytes = lists.encode(new ArrayList<>(List.of("a", 1)));

    assertThat((Object) lists.decode(bytes, 0, bytes.length)).isEqualTo(List.of("a", 1));
  }

  @Test
  void aListKeyComesBackUnmodifiableWithItsNulls() throws UnreadableException {
    Object list = read(keys, keys.encode(Arrays.asList("a", null)));

    assertThat(list.getClass().getName()).contains("Unmodifiable");
    assertThat(list).isEqualTo(Arrays.asList("a", null));
  }

  @Test
  void whatARecordSharesWithinItselfStaysShared() throws UnreadableException {
    List<String> list = new ArrayList<>(List.of("a"));
    Shared copy = (Shared) read(values, values.encode(new Shared(list, list)));

    assertThat(copy.first()).isSameAs(copy.second()).isNotSameAs(list);
  }

  @Test
  void aRecordThatIsNotSerialisableStillHoldsSerialisedParts() throws UnreadableException {
    Loose pair = new Loose(new HashMap<>(Map.of("a", 1)), new Point(1, new ArrayList<>()));

    assertThat(read(values, values.encode(pair))).isEqualTo(pair);
  }

  @Test
  void bytesComeBackAsValuesAndInRecords() throws UnreadableException {
    byte[] content = {1, 2, 3};
    assertThat(read(values, values.encode(content))).isEqualTo(content);

    Blob blob = (Blob) read(values, values.encode(new Blob("n", content)));
    assertThat(blob.content()).containsExactly(1, 2, 3);
  }

  @Test
  void bytesInTheMiddleOfAnArrayAreRead() throws UnreadableException {
    byte[] bytes = keys.encode("text");
    byte[] wider = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, wider, 7, bytes.length);

    assertThat(keys.decode(wider, 7, bytes.length)).isEqualTo("text");
  }
}
