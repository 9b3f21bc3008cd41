package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Samples.Loose;
import io.larder.codec.Samples.Point;
import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostileBytesTest {
  private static final ClassLoader LOADER = HostileBytesTest.class.getClassLoader();

  private static final int STREAM_HEADER = 0xACED0005;

  private final CanonicalCodec<Object> larder =
      CanonicalCodec.forValues(Object.class, LOADER, Samples.allowAll());
  private final Codec<Object> java =
      new JavaCodecFactory().create(Object.class, LOADER, Samples.allowAll());
  private final Random random = new Random(3);

  /** Passes when the bytes are an object or unreadable; anything else leaves the test. */
  private static @Nullable Object tryRead(Codec<Object> codec, byte[] bytes) {
    try {
      return codec.decode(bytes, 0, bytes.length);
    } catch (UnreadableException expected) {
      assertThat(expected.getMessage()).isNotBlank();
      return null;
    }
  }

  private static void assertUnreadable(Codec<Object> codec, byte[] bytes, String words) {
    assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(words);
  }

  private List<byte[]> written(Codec<Object> codec) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      new Samples(i).oneOfEach().forEach(sample -> all.add(codec.encode(sample)));
    }
    Map<String, Object> map = new HashMap<>();
    map.put("list", new ArrayList<>(Arrays.asList(1, "2", 3L, null)));
    map.put("array", new long[] {1, 2, 3});
    all.add(codec.encode(map));
    return all;
  }

  @Test
  void randomBytesAreAnObjectOrUnreadable() {
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = new byte[5 + random.nextInt(40)];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(Tag.ZONE_REGION + 1);
      tryRead(larder, bytes);
      ByteBuffer.wrap(bytes).putInt(STREAM_HEADER).put((byte) (0x70 + random.nextInt(15)));
      tryRead(java, bytes);
    }
  }

  @Test
  void truncatedBytesAreUnreadable() {
    for (byte[] bytes : written(larder)) {
      for (int length = 0; length < bytes.length; length++) {
        assertThat(tryRead(larder, Arrays.copyOf(bytes, length))).isNull();
      }
    }
  }

  @Test
  void flippedBitsAreAnObjectOrUnreadable() {
    for (byte[] bytes : written(larder)) {
      for (int i = 0; i < 30; i++) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        tryRead(larder, flipped);
      }
    }
  }

  @Test
  void flippedBitsInAJavaStreamAreAnObjectOrUnreadable() {
    List<Object> parts = new ArrayList<>(List.of("a", 1L, new Point(1, 2), new long[] {1, 2}));
    byte[] bytes = java.encode(new HashMap<>(Map.of("key", parts, 5, new ArrayList<>())));
    for (int i = 0; i < 10_000; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      tryRead(java, flipped);
    }
  }

  @Test
  void anyByteOfAnImmutableListChangedLeavesAnObjectOrUnreadable() {
    byte[] bytes = java.encode(List.of(true, 'a', 2L));
    for (int at = 0; at < bytes.length; at++) {
      for (int value = 0; value < 8; value++) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        tryRead(java, changed);
      }
    }
  }

  @Test
  void aByteTooManyIsUnreadable() {
    for (Object value : List.of("a", 1, new Loose("a", 2), new ArrayList<>(List.of(1)))) {
      byte[] bytes = larder.encode(value);
      assertUnreadable(larder, Arrays.copyOf(bytes, bytes.length + 1), "1 bytes too many");
    }
    byte[] bytes = java.encode("a");
    assertUnreadable(java, Arrays.copyOf(bytes, bytes.length + 1), "no more");
  }

  @Test
  void aLengthBeyondTheBytesIsUnreadableWithoutTheMemoryForIt() {
    for (int tag : new int[] {Tag.STRING, Tag.STRING_UTF16, Tag.BYTES, Tag.LIST, Tag.ENUM}) {
      byte[] bytes = {(byte) tag, -1, -1, -1, -1, 0x07, 0};
      assertUnreadable(larder, bytes, "a length of 2147483647");
    }
    byte[] java = {Tag.JAVA, 0x7F, -1, -1, -1};
    assertUnreadable(larder, java, "2147483647 bytes wanted");
  }

  @Test
  void anArrayBeyondTheBytesIsUnreadableWithoutTheMemoryForIt() {
    byte[] bytes = java.encode(new long[] {0x1122334455667788L});
    int length = bytes.length - Long.BYTES - Integer.BYTES;
    ByteBuffer.wrap(bytes).putInt(length, AllowList.MAX_ARRAY_LENGTH);

    assertUnreadable(java, bytes, "limits");
  }

  @Test
  void arraysInArraysShareOneBudget() {
    Object[] nest = new Object[5_000];
    Object[] inner = nest;
    for (int i = 0; i < 5; i++) {
      inner[0] = new Object[5_000];
      inner = (Object[]) inner[0];
    }
    byte[] bytes = java.encode(nest);
    assertThat(tryRead(java, bytes)).isNotNull();

    assertUnreadable(java, Arrays.copyOf(bytes, bytes.length / 4), "limits");
  }

  @Test
  void nestingWithoutEndIsUnreadable() {
    byte[] lists = new byte[100_000];
    for (int i = 0; i < lists.length; i += 2) {
      lists[i] = Tag.LIST;
      lists[i + 1] = 1;
    }
    assertUnreadable(larder, lists, "nested deeper than 250");
  }

  @Test
  void objectsNestedBeyondTheLimitAreRefusedBothWays() {
    Object deep = nested(AllowList.MAX_DEPTH - 1);
    assertThat(tryRead(java, java.encode(deep))).isEqualTo(deep);
    for (int depth = AllowList.MAX_DEPTH; depth < 300; depth += 7) {
      Object deeper = nested(depth);
      assertThatThrownBy(() -> java.encode(deeper))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nested deeper");
      assertThatThrownBy(() -> larder.encode(new Loose(new int[0], deeper)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nested deeper");
      assertUnreadable(java, Samples.serialise(nested(depth + 1)), "limits");
    }
  }

  @Test
  void aWideValueOfManyObjectsIsNotTakenForADeepOne() {
    List<Object> wide = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      wide.add(new ArrayList<>(List.of(i)));
    }
    wide.add(nested(AllowList.MAX_DEPTH - 2));
    assertThat(tryRead(java, java.encode(wide))).isEqualTo(wide);
  }

  private static Object nested(int depth) {
    Object nest = "core";
    for (int i = 0; i < depth; i++) {
      nest = new ArrayList<>(List.of(nest));
    }
    return nest;
  }
}
