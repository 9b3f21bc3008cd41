package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {
  private static final int HEADER = 3 + "plain".length() + 8;

  private final EnvelopeCodec<String> codec = new EnvelopeCodec<>(new Plain("plain", 7));

  /** Any codec of another jar: it knows of no room. */
  private record Plain(String id, int fingerprint) implements Codec<String> {
    @Override
    public byte[] encode(String value) {
      return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes, int offset, int length) {
      return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
  }

  private String read(byte[] bytes) throws UnreadableException {
    return codec.decode(bytes, 0, bytes.length);
  }

  private void assertUnreadable(byte[] bytes, String words) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(words);
  }

  @Test
  void theHeaderNeverChanges() {
    assertThat(HexFormat.of().formatHex(codec.encode("value")))
        .isEqualTo("01" + "00" + "05" + "706c61696e" + "00000007" + "e1e00363" + "76616c7565");
  }

  @Test
  void whatIsWrappedComesBack() throws UnreadableException {
    for (String value : new String[] {"", "a", "x".repeat(10_000)}) {
      assertThat(read(codec.encode(value))).isEqualTo(value);
    }
    assertThat(codec.id()).isEqualTo("plain");
    assertThat(codec.fingerprint()).isEqualTo(7);
  }

  @Test
  void codecsOfOurOwnWriteTheSameBytesBehindTheHeader() throws UnreadableException {
    AllowList none = AllowList.of(java.util.List.of(), java.util.List.of());
    for (io.larder.spi.CodecFactory factory :
        new io.larder.spi.CodecFactory[] {new LarderCodecFactory(), new JavaCodecFactory()}) {
      Codec<Object> inner = factory.create(Object.class, getClass().getClassLoader(), none);
      EnvelopeCodec<Object> outer = new EnvelopeCodec<>(inner);
      for (Object value :
          new Object[] {"text", 12L, new java.util.ArrayList<>(), "y".repeat(999)}) {
        byte[] bytes = outer.encode(value);
        int header = 3 + inner.id().length() + 8;
        assertThat(Arrays.copyOfRange(bytes, header, bytes.length)).isEqualTo(inner.encode(value));
        assertThat(outer.decode(bytes, 0, bytes.length)).isEqualTo(value);
      }
    }
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] bytes = codec.encode("some value");
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> read(flipped)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] bytes = codec.encode("some value");
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(truncated)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void theMessageSaysWhatCannotBeRead() {
    byte[] bytes = codec.encode("value");
    assertUnreadable(changed(bytes, 0, 2), "format version 2, only 1 is known");
    assertUnreadable(changed(bytes, 1, 1), "flagged compressed");
    assertUnreadable(changed(bytes, 1, 0x9E), "encrypted, negative, chunked, unknown flags 0x90");
    assertUnreadable(changed(bytes, 4, 'L'), "written by codec 'pLain', not 'plain'");
    assertUnreadable(changed(bytes, 11, 8), "fingerprint 00000008, here 00000007");
    assertUnreadable(changed(bytes, HEADER, 'V'), "damaged");
    assertUnreadable(new byte[0], "truncated");
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  @Test
  void anIdThatIsNotAsciiIsRefused() {
    for (String id : new String[] {"", "\u00e9", "a b", "x".repeat(256)}) {
      assertThatThrownBy(() -> new EnvelopeCodec<>(new Plain(id, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + id + "'");
    }
  }
}
