package io.larder.store.contract.tier;

import static io.larder.store.contract.tier.SizeFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a value of any size is read as it was put, or refused with nothing half-written. */
interface ValueSizeContract extends SizeFixture {
  private Twins<String, byte[]> open() {
    return open(bytesBy(String.class));
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 250 << 10, (1 << 20) + 1, 5 << 20})
  default void aNewValueOfAnySizeIsReadOrRefused(int size) {
    Twins<String, byte[]> caches = open();
    boolean must = sizes().mustTakeValue(size);

    boolean put = isTaken(must, size, () -> caches.here().put("put", bytes(size, 1)));
    boolean made = isTaken(must, size, () -> caches.here().putIfAbsent("made", bytes(size, 2)));

    assertReads(caches, "put", put ? bytes(size, 1) : null);
    assertReads(caches, "made", made ? bytes(size, 2) : null);
    Map<String, byte[]> entries = new HashMap<>();
    if (put) {
      entries.put("put", bytes(size, 1));
    }
    if (made) {
      entries.put("made", bytes(size, 2));
    }
    assertLists(caches.there(), entries);
    assertThat(caches.there().remove("put")).isEqualTo(put);
    assertReads(caches, "put", null);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 250 << 10, (1 << 20) + 1, 5 << 20})
  default void aValueOfAnySizeReplacesAnotherOrIsRefused(int size) {
    Twins<String, byte[]> caches = open();
    boolean must = sizes().mustTakeValue(size);
    byte[] small = {1, 2, 3};
    caches.there().put("k", small);
    caches.here().get("k");

    boolean put = isTaken(must, size, () -> caches.here().put("k", bytes(size, 1)));
    assertReads(caches, "k", put ? bytes(size, 1) : small);

    boolean replaced = isTaken(must, size, () -> caches.here().replace("k", bytes(size, 2)));
    assertReads(caches, "k", replaced ? bytes(size, 2) : small);
    assertLists(caches.here(), Map.of("k", replaced ? bytes(size, 2) : small));

    assertThat(caches.here().getAndPut("k", small)).isEqualTo(replaced ? bytes(size, 2) : small);
    assertReads(caches, "k", small);
    assertLists(caches.there(), Map.of("k", small));
  }

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {0, 1, 250 << 10, (1 << 20) + 1, 5 << 20})
  default void aTextOfAnySizeIsReadOrRefused(int size) {
    char[] characters = new char[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      characters[i] = (char) random.nextInt(0x80);
    }
    String text = new String(characters);
    Twins<String, String> caches =
        open(
            new LarderConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setLease(LEASE));

    boolean put = isTaken(sizes().mustTakeValue(size), size, () -> caches.here().put("k", text));

    assertThat(caches.there().get("k")).isEqualTo(put ? text : null);
    assertThat(caches.here().get("k")).isEqualTo(put ? text : null);
  }

  @Test
  default void valuesOfAllSizesArePutAndReadTogether() {
    Twins<String, byte[]> caches = open();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int size : new int[] {0, 1, 1000, 250 << 10, sizes().large(), 2, (1 << 20) + 1, 3}) {
      if (sizes().mustTakeValue(size)) {
        entries.put("of " + size, bytes(size, 1));
      }
    }

    caches.here().putAll(entries);

    assertThat(caches.there().getAll(entries.keySet())).containsExactlyInAnyOrderEntriesOf(entries);
    assertThat(caches.here().getAll(entries.keySet())).containsExactlyInAnyOrderEntriesOf(entries);
    assertLists(caches.there(), entries);
    caches.there().removeAll(entries.keySet());
    assertThat(caches.here().getAll(entries.keySet())).isEmpty();
    assertListsNothing(caches.here());
  }

  @Test
  default void ofManyValuesThoseThatAreRefusedLeaveTheirOldValues() {
    Twins<String, byte[]> caches = open();
    byte[] old = {1};
    caches.there().put("b", old);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int size = 5 << 20;
    entries.put("a", bytes(10, 1));
    entries.put("b", bytes(size, 1));
    entries.put("c", bytes(20, 1));

    boolean put = isTaken(sizes().mustTakeValue(size), size, () -> caches.here().putAll(entries));

    if (!put) {
      entries.put("b", old);
    }
    assertThat(caches.there().getAll(entries.keySet())).containsExactlyInAnyOrderEntriesOf(entries);
    assertLists(caches.there(), entries);
  }

  @Test
  default void aLargeValueIsComparedAsAWhole() {
    Twins<String, String> caches =
        open(new LarderConfiguration<String, String>().setTypes(String.class, String.class));
    String large = "x".repeat(sizes().large() - 1);
    caches.here().put("k", large + "a");

    assertThat(caches.there().replace("k", large + "b", "new")).isFalse();
    assertThat(caches.there().remove("k", large + "b")).isFalse();
    assertThat(caches.there().replace("k", large + "a", large + "b")).isTrue();
    assertThat(caches.here().remove("k", large + "b")).isTrue();
    assertThat(caches.there().get("k")).isNull();
  }

  @Test
  default void aClearTakesLargeValuesAway() {
    Twins<String, byte[]> caches = open();
    byte[] large = bytes(sizes().large(), 1);
    caches.here().put("a", large);
    caches.there().put("b", large);

    caches.here().clear();

    assertThat(caches.there().get("a")).isNull();
    assertThat(caches.here().get("b")).isNull();
    assertListsNothing(caches.there());
    caches.there().put("a", Arrays.copyOf(large, 1));
    assertReads(caches, "a", Arrays.copyOf(large, 1));
    caches.there().put("a", large);
    assertReads(caches, "a", large);
    assertLists(caches.here(), Map.of("a", large));
  }
}
