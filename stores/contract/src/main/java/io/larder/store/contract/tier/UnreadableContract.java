package io.larder.store.contract.tier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.io.Serializable;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** That bytes which cannot be read are a counted miss, or an error where that is wanted. */
interface UnreadableContract extends StepFixture {
  /** A value as an earlier version of an application has it. */
  record Early(int number) {}

  /** A value as a later version has it. */
  record Late(int number, String text) {}

  /** A class that nobody has allowed. */
  final class Uninvited implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private <V> LarderConfiguration<String, V> of(Class<V> type) {
    return new LarderConfiguration<String, V>()
        .setTypes(String.class, type)
        .setStatisticsEnabled(true);
  }

  /** Asserts that entry k is absent to every operation while its bytes are these. */
  private <V> void assertAbsent(LarderCache<String, V> cache, V value, Runnable spoil) {
    spoil.run();
    byte[] foreign = records().read("k").bytes();
    long before = unreadable(cache);
    Counts.take(cache);
    assertThat(cache.get("k")).isNull();
    assertThat(unreadable(cache)).isEqualTo(before + 1);
    assertThat(Counts.take(cache)).isEqualTo(new Counts(0, 1, 0, 0));
    assertThat(cache.containsKey("k")).isFalse();
    assertThat(cache.getAll(Set.of("k"))).isEmpty();
    assertThat(cache.expiresAt("k")).isNull();
    assertListsNothing(cache);
    assertThat(cache.replace("k", value)).isFalse();
    assertThat(cache.remove("k", value)).isFalse();
    assertThat(records().read("k").bytes()).as("left to who can read it").isEqualTo(foreign);

    assertThat(cache.putIfAbsent("k", value)).isTrue();
    assertThat(cache.get("k")).isEqualTo(value);
    spoil.run();
    assertThat(cache.getAndPut("k", value)).isNull();
    spoil.run();
    boolean exists = cache.invoke("k", (entry, arguments) -> entry.exists());
    assertThat(exists).isFalse();
    assertThat(cache.remove("k")).isFalse();
    assertThat(records().find("k")).isNull();
  }

  private static long unreadable(LarderCache<?, ?> cache) {
    Long count = cache.figures().get("unreadable");
    return count == null ? -1 : count;
  }

  @Test
  default void foreignBytesAreAMiss() {
    LarderCache<String, Integer> cache = here().open(name(), of(Integer.class));

    assertAbsent(cache, 1, () -> records().put("k", "no envelope".getBytes(UTF_8)));
    assertAbsent(cache, 1, () -> records().put("k", new byte[] {0}));
    assertAbsent(cache, 1, () -> records().put("k", new byte[] {1, 0, 127, 1}));
  }

  @Test
  default void damagedBytesAreAMiss() {
    LarderCache<String, Integer> cache = here().open(name(), of(Integer.class));

    assertAbsent(cache, 1, () -> spoil(cache, bytes -> bytes[bytes.length - 1] ^= 1));
    assertAbsent(cache, 1, () -> spoil(cache, bytes -> bytes[0]++));
  }

  private void spoil(LarderCache<String, Integer> cache, Consumer<byte[]> damage) {
    cache.put("k", 5);
    byte[] bytes = records().read("k").bytes().clone();
    damage.accept(bytes);
    records().put("k", bytes);
  }

  @Test
  default void bytesOfAnotherCodecAreAMiss() {
    LarderCache<String, Integer> cache = here().open(name(), of(Integer.class));
    LarderCache<String, Integer> other = there().open(name(), of(Integer.class).setCodec("java"));

    assertAbsent(cache, 1, () -> other.put("k", 5));
    cache.put("k", 1);
    assertThat(other.get("k")).isNull();
  }

  @Test
  default void bytesOfAnotherSchemaAreAMissToEitherVersion() {
    LarderCache<String, Early> early = here().open(name(), of(Early.class));
    LarderCache<String, Late> late = there().open(name(), of(Late.class));

    assertAbsent(early, new Early(1), () -> late.put("k", new Late(2, "two")));
    assertAbsent(late, new Late(2, "two"), () -> early.put("k", new Early(1)));
  }

  @Test
  default void bytesOfAnotherTypeAreAMiss() {
    LarderCache<String, Integer> cache = here().open(name(), of(Integer.class));
    LarderCache<String, String> other = there().open(name(), of(String.class));

    assertAbsent(cache, 1, () -> other.put("k", "five"));
  }

  @Test
  default void aClassThatIsNotAllowedIsAMiss() {
    LarderCache<String, Object> cache = here().open(name(), of(Object.class));
    LarderCache<String, Object> other =
        there().open(name(), of(Object.class).allow(Uninvited.class.getName()));

    assertAbsent(cache, 1, () -> other.put("k", new Uninvited()));
  }

  @Test
  default void whatCannotBeReadIsAnErrorWhereThatIsWanted() {
    LarderCache<String, Integer> cache =
        here().open(name(), of(Integer.class).setOnUnreadable("fail"));
    records().put("k", "no envelope".getBytes(UTF_8));

    assertFails(() -> cache.get("k"));
    assertFails(() -> cache.containsKey("k"));
    assertFails(() -> cache.getAll(Set.of("k", "other")));
    assertFails(() -> cache.put("k", 1));
    assertFails(() -> cache.putIfAbsent("k", 1));
    assertThat(unreadable(cache)).isEqualTo(5);
    if (scans()) {
      assertFails(() -> cache.iterator().hasNext());
    }
    assertThat(records().read("k").bytes()).isEqualTo("no envelope".getBytes(UTF_8));
    cache.clear();
    cache.put("k", 1);
    assertThat(cache.get("k")).isEqualTo(1);
  }

  @Test
  default void aNearCopyIsNeverMadeOfWhatCannotBeRead() {
    LarderCache<String, Integer> cache =
        here().open(name(), of(Integer.class).setNear(true).setNearStaleness(STALENESS));
    records().put("k", "no envelope".getBytes(UTF_8));

    assertThat(cache.get("k")).isNull();
    assertThat(cache.getAll(Set.of("k"))).isEmpty();

    assertThat(cache.figures()).containsEntry("near.entries", 0L).containsEntry("unreadable", 2L);
  }
}
