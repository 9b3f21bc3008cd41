package io.larder.store.contract.tier;

import static io.larder.store.contract.tier.SizeFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a key of any size and content finds its value, or is refused and leaves nothing. */
interface KeySizeContract extends SizeFixture {
  /** How many characters a key of this test has. */
  int CHARACTERS = 512;

  private <K> void assertReadOrRefused(Twins<K, byte[]> caches, K key, int size) {
    byte[] value = bytes(10, 1);

    boolean put = isTaken(sizes().mustTakeKey(size), size, () -> caches.here().put(key, value));

    assertReads(caches, key, put ? value : null);
    assertLists(caches.there(), put ? Map.of(key, value) : Map.of());
    assertThat(caches.there().remove(key)).isEqualTo(put);
    assertReads(caches, key, null);
  }

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {0, 1, 2, 100, 250, 255, 256, 1024, 2048, 10 << 10})
  default void aTextOfAnyLengthIsAKey(int size) {
    assertReadOrRefused(open(bytesBy(String.class)), "k".repeat(size), size);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 256, 1024, 10 << 10})
  default void everyByteInAnyNumberIsAKey(int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (int i = 0; i < size; i++) {
      bytes.put((byte) i);
    }
    assertReadOrRefused(open(bytesBy(ByteKey.class)), new ByteKey(bytes.array()), size);
  }

  /** Nobody reads or changes one of them for another. */
  private <K> void assertStandApart(Twins<K, byte[]> caches, Map<K, byte[]> entries) {
    caches.here().putAll(entries);

    assertThat(caches.there().getAll(entries.keySet())).containsExactlyInAnyOrderEntriesOf(entries);
    assertLists(caches.there(), entries);
    K first = entries.keySet().iterator().next();
    assertThat(caches.there().remove(first)).isTrue();
    entries.remove(first);
    assertThat(caches.here().getAll(entries.keySet())).containsExactlyInAnyOrderEntriesOf(entries);
    assertThat(caches.here().get(first)).isNull();
  }

  @Test
  default void keysOfOneByteStandApart() {
    Map<ByteKey, byte[]> entries = new LinkedHashMap<>();
    for (int b = 0; b < 256; b++) {
      entries.put(new ByteKey(new byte[] {(byte) b}), bytes(8, b));
    }
    assertStandApart(open(bytesBy(ByteKey.class)), entries);
  }

  @Test
  default void longKeysThatDifferInOneByteStandApart() {
    Twins<ByteKey, byte[]> caches = open(bytesBy(ByteKey.class));
    int length = sizes().mustTakeKey(10 << 10) ? 10 << 10 : 100;
    Map<ByteKey, byte[]> entries = new LinkedHashMap<>();
    for (int at : new int[] {0, length / 2, length - 1}) {
      for (int b = 0; b < 256; b += 51) {
        byte[] key = new byte[length];
        key[at] = (byte) b;
        entries.put(new ByteKey(key), bytes(8, at + b));
      }
    }
    assertStandApart(caches, entries);
  }

  @Test
  default void oddTextsStandApart() {
    String[] keys = {
      "",
      " ",
      "  ",
      "\0",
      "\0\0",
      "\n",
      "\r\n",
      "\t",
      "a",
      "A",
      "a ",
      " a",
      "a\0",
      "a\nb",
      "a b",
      "a:b",
      "{a}",
      "a{b}",
      "*",
      "?",
      "[a]",
      "%00",
      "\\",
      "'",
      "\"",
      "$a",
      ".",
      "..",
      "/",
      "ä",
      "a\u0308",
      "\u00a0",
      "\u200b",
      "\ufeff",
      "\ufffd",
      "\ud83d\ude00",
      "\ud83d",
      "\ude00",
      "\ude00\ud83d",
      "\uffff",
      "END",
      "END\r\n",
      "null"
    };
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String key : keys) {
      entries.put(key, bytes(8, key.hashCode()));
    }
    assertThat(entries).hasSize(keys.length);
    assertStandApart(open(bytesBy(String.class)), entries);
  }

  /** Half of a surrogate pair is a character of a string, too. */
  @Test
  default void everyCharacterIsPartOfAKey() {
    Twins<String, byte[]> caches = open(bytesBy(String.class));
    int length = sizes().mustTakeKey(3 * CHARACTERS) ? CHARACTERS : 16;
    int step = length == CHARACTERS ? 1 : CHARACTERS / length;
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int from = 0; from < 1 << Character.SIZE; from += length * step) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < length; i++) {
        key.append((char) (from + i));
      }
      entries.put(key.toString(), key.toString().getBytes(StandardCharsets.UTF_16BE));
    }
    assertStandApart(caches, entries);
  }
}
