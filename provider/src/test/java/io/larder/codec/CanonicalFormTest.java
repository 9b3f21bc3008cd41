package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Samples.Point;
import io.larder.codec.Samples.Shade;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  private final CanonicalCodec<Object> keys =
      CanonicalCodec.forKeys(
          Object.class, CanonicalFormTest.class.getClassLoader(), Samples.allowAll());

  @Test
  void equalObjectsHaveEqualBytesAndOthersDiffer() {
    Samples samples = new Samples(2);
    Map<Object, byte[]> bytesOf = new LinkedHashMap<>();
    Map<String, Object> objectOf = new LinkedHashMap<>();
    int repeated = 0;
    for (int i = 0; i < 50_000; i++) {
      Object sample = samples.next();
      byte[] bytes = keys.encode(sample);
      byte[] before = bytesOf.putIfAbsent(sample, bytes);
      repeated += before == null ? 0 : 1;
      assertThat(before == null || Arrays.equals(bytes, before)).as("%s", sample).isTrue();
      Object other = objectOf.putIfAbsent(HexFormat.of().formatHex(bytes), sample);
      assertThat(other == null || other.equals(sample)).as("%s, %s", sample, other).isTrue();
    }
    assertThat(repeated).isGreaterThan(10_000);
    assertThat(bytesOf).hasSizeGreaterThan(10_000);
  }

  @Test
  void theBytesOfAStoredKeyNeverChange() {
    assertThat(hex("abc")).isEqualTo("1003616263");
    assertThat(hex("\ud800")).isEqualTo("1101d800");
    assertThat(hex(true)).isEqualTo("1201");
    assertThat(hex(258)).isEqualTo("1600000102");
    assertThat(hex(-1L)).isEqualTo("17ffffffffffffffff");
    assertThat(hex(1.0)).isEqualTo("193ff0000000000000");
    assertThat(hex(new BigDecimal("1.0"))).isEqualTo("1b00000001010a");
    assertThat(hex(new UUID(1, 2))).isEqualTo("1c00000000000000010000000000000002");
    assertThat(hex(List.of("a", 'b'))).isEqualTo("040210016115" + "0062");
    assertThat(hex(Shade.DARK)).isEqualTo("01" + text(Shade.class.getName()) + text("DARK"));
    assertThat(hex(new Point(7, null)))
        .isEqualTo("02" + text(Point.class.getName()) + "02" + "1600000007" + "00");
  }

  @Test
  void scaleTellsDecimalsApartAsItsEqualsDoes() {
    assertThat(hex(new BigDecimal("1.0"))).isNotEqualTo(hex(new BigDecimal("1.00")));
  }

  @Test
  void aListHasTheSameBytesWhateverItsClass() {
    List<Object> elements = Arrays.asList("a", null, new ArrayList<>(List.of(1)));

    assertThat(hex(new CopyOnWriteArrayList<>(elements))).isEqualTo(hex(elements));
  }

  @Test
  void anArrayIsNoKey() {
    assertThatThrownBy(() -> keys.encode(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("byte[] cannot be a key");
  }

  @Test
  void recordsNestedBeyondTheLimitAreRefused() {
    Object nest = 1;
    for (int i = 0; i <= AllowList.MAX_DEPTH; i++) {
      nest = new Samples.Loose(nest, null);
    }
    Object deep = nest;
    assertThatThrownBy(() -> keys.encode(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested deeper than " + AllowList.MAX_DEPTH);
  }

  private String hex(Object key) {
    return HexFormat.of().formatHex(keys.encode(key));
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "%02x".formatted(bytes.length) + HexFormat.of().formatHex(bytes);
  }
}
