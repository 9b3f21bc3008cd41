package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What reaches the writer: what is stored, in the order in which it is stored, and no more. */
interface WriterContract extends CacheFixture {
  @Test
  default void whatChangesAnEntryIsWritten() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));

    cache.put("a", "1");
    cache.getAndPut("a", "2");
    cache.putIfAbsent("b", "1");
    cache.replace("a", "3");
    cache.replace("a", "3", "4");
    cache.getAndReplace("a", "5");
    cache.put("c", "1", Duration.ofMinutes(1));
    cache.remove("b");
    cache.remove("a", "5");
    cache.getAndRemove("c");

    assertThat(ledger.calls())
        .containsExactly("a=1", "a=2", "b=1", "a=3", "a=4", "a=5", "c=1", "-b", "-a", "-c");
  }

  @Test
  default void whatChangesNothingIsNotWritten() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));
    cache.put("a", "1");
    int before = ledger.calls().size();

    cache.putIfAbsent("a", "2");
    cache.replace("b", "2");
    cache.replace("b", "1", "2");
    cache.replace("a", "other", "2");
    cache.getAndReplace("b", "2");
    cache.remove("a", "other");
    cache.remove("b", "1");
    cache.get("a");
    cache.getAll(Set.of("a", "b"));
    cache.containsKey("a");
    cache.forEach(entry -> {});
    cache.invoke("a", (entry, args) -> entry.getValue());
    cache.purgeExpired();
    cache.clear();
    cache.putAll(Map.of());
    cache.removeAll(Set.of());
    cache.removeAll();

    assertThat(ledger.calls()).hasSize(before);
  }

  @Test
  default void aRemovalIsWrittenAlsoWhereNothingIsCached() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));

    cache.remove("a");
    cache.getAndRemove("b");
    cache.removeAll(Set.of("c"));
    cache.invoke(
        "d",
        (entry, args) -> {
          entry.remove();
          return null;
        });

    assertThat(ledger.calls()).containsExactly("-a", "-b", "-c", "-d");
  }

  @Test
  default void aProcessorWritesItsNetEffectOnce() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));

    cache.invoke(
        "a",
        (entry, args) -> {
          entry.setValue("1");
          entry.remove();
          entry.setValue("2");
          entry.setValue("3");
          return null;
        });
    cache.invoke(
        "b",
        (entry, args) -> {
          entry.setValue("1");
          entry.remove();
          return null;
        });
    cache.invokeAll(
        Set.of("a"),
        (entry, args) -> {
          entry.setValue("4");
          entry.remove();
          return null;
        });

    assertThat(ledger.calls()).containsExactly("a=3", "-a");
  }

  @Test
  default void bulkOperationsAndTheIteratorWrite() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("a", "1");
    entries.put("b", "1");
    entries.put("c", "1");

    cache.putAll(entries);
    assertThat(ledger.calls()).containsExactlyInAnyOrder("a=1", "b=1", "c=1");
    cache.removeAll(Set.of("a", "x"));
    assertThat(ledger.calls().subList(3, 5)).containsExactlyInAnyOrder("-a", "-x");
    var iterator = cache.iterator();
    iterator.next();
    iterator.remove();
    cache.removeAll();

    assertThat(ledger.calls().subList(5, 7)).containsExactlyInAnyOrder("-b", "-c");
    assertThat(ledger.records()).isEmpty();
    assertThat(ledger.calls()).hasSize(7);
  }

  @Test
  default void theWriterIsCalledInTheOrderStored() {
    Ledger ledger = new Ledger();
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(writing(ledger).addCacheEntryListenerConfiguration(hearing.synchronous()));

    Worker.all(
        4,
        i -> {
          for (int n = 0; n < 40; n++) {
            String value = i + "/" + n;
            switch (n % 3) {
              case 0 -> cache.put("a", value);
              case 1 -> cache.putAll(Map.of("a", value, "b", value));
              default ->
                  cache.invoke(
                      "a",
                      (entry, args) -> {
                        entry.setValue(value);
                        return null;
                      });
            }
          }
          return i;
        });

    assertThat(writtenTo("a", ledger)).isEqualTo(heardOf("a", hearing));
    assertThat(writtenTo("b", ledger)).isEqualTo(heardOf("b", hearing));
    assertThat(cache.getAll(Set.of("a", "b"))).isEqualTo(ledger.records());
  }

  private static List<String> writtenTo(String key, Ledger ledger) {
    return ledger.calls().stream().filter(call -> call.startsWith(key + "=")).toList();
  }

  private static List<String> heardOf(String key, Hearing<String, String> hearing) {
    return hearing.heard().stream()
        .filter(heard -> heard.key().equals(key))
        .map(heard -> key + "=" + heard.value())
        .toList();
  }

  @Test
  default void withoutWriteThroughTheWriterIsNotCalled() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger).setWriteThrough(false));

    cache.put("a", "1");
    cache.remove("a");

    assertThat(ledger.calls()).isEmpty();
  }
}
