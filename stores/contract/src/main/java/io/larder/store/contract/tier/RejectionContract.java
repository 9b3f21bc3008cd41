package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** That what a store refuses is an error that says what and how large, with nothing half-done. */
interface RejectionContract extends StepFixture {
  /** The limit that a refusal on purpose names is one byte below what it was asked to take. */
  private void assertRefused(Throwable failure, String key) {
    assertThat(failure)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'" + name() + "'")
        .hasMessageContaining(here().uri())
        .hasMessageMatching(".*\\b(\\d+) bytes.*\\b(\\d+) at most.*");
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(failure).as("names the key as the application knows it").hasMessageContaining(key);
  }

  @Test
  default void anEntryThatIsRefusedKeepsItsOldValue() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("kermit", 1);
    faults().onNextCommit(Fault.REJECTED);

    Throwable failure = catchThrowable(() -> caches.here().put("kermit", 2));

    assertThat(caches.there().get("kermit")).isEqualTo(1);
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(Counts.NONE);
    assertRefused(failure, "kermit");
  }

  @Test
  default void aNewEntryThatIsRefusedIsNotThere() {
    Twins<String, Integer> caches = open(plain());
    faults().onNextCommit(Fault.REJECTED);

    assertFails(() -> caches.here().putIfAbsent("k", 2));

    assertThat(records().find("k")).isNull();
    assertThat(caches.here().putIfAbsent("k", 3)).isTrue();
  }

  @Test
  default void aValueThatIsTooLargeForTheStoreIsNotWrittenThrough() {
    long largest = here().capabilities().largestValue() * here().capabilities().mostChunks();
    if (largest > 1 << 20) {
      return; // as good as no limit
    }
    SizedWriter writer = new SizedWriter();
    LarderConfiguration<String, String> configuration =
        new LarderConfiguration<String, String>()
            .setTypes(String.class, String.class)
            .setWriteThrough(true)
            .setCacheWriterFactory(() -> writer);
    Twins<String, String> caches = open(configuration);
    caches.here().put("k", "small");

    assertFails(() -> caches.here().put("k", "x".repeat((int) largest + 1)))
        .hasMessageContaining(Long.toString(largest));

    assertThat(writer.lengths()).containsExactly(5);
    assertThat(caches.there().get("k")).isEqualTo("small");
  }

  @Test
  default void anEntryThatIsRefusedAfterItWasWrittenThroughIsDropped() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.here().put("k", 1);
    record.calls();
    faults().onNextCommit(Fault.NONE).onNextCommit(Fault.REJECTED);

    assertFails(() -> caches.here().put("k", 2));

    assertThat(record.calls()).containsExactly("write k 2");
    assertThat(records().find("k")).as("what does not agree with the system of record").isNull();
    long before = ticker().millis();
    assertThat(caches.there().get("k")).isNull();
    assertThat(ticker().millis()).as("nobody had to wait").isEqualTo(before);
  }

  @Test
  default void aKeyThatIsRefusedIsNotWrittenThrough() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    faults().onNextCommit(Fault.REJECTED);

    Throwable failure = catchThrowable(() -> caches.here().put("kermit", 2));

    assertThat(record.calls()).isEmpty();
    assertThat(records().find("kermit")).isNull();
    assertRefused(failure, "kermit");
  }

  @Test
  default void ofManyEntriesOnlyThoseThatAreRefusedStayAsTheyWere() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("b", 1);
    Map<String, Integer> entries = new LinkedHashMap<>();
    for (String key : new String[] {"a", "b", "c", "d"}) {
      entries.put(key, 2);
    }
    faults().onNextCommitOf(records().key("b"), Fault.REJECTED);
    faults().onNextCommitOf(records().key("d"), Fault.REJECTED);

    assertFails(() -> caches.here().putAll(entries));

    assertThat(caches.there().getAll(entries.keySet())).isEqualTo(Map.of("a", 2, "b", 1, "c", 2));
    assertThat(log.heard()).containsExactly("CREATED a 2", "CREATED c 2");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 2, 0));
  }

  @Test
  default void ofManyEntriesWrittenThroughThoseThatAreRefusedAreDropped() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("b", 1);
    faults()
        .beforeNext(Call.COMMIT, () -> {})
        .beforeNext(Call.COMMIT, () -> faults().onNextCommitOf(records().key("b"), Fault.REJECTED));

    assertFails(() -> caches.here().putAll(new LinkedHashMap<>(Map.of("a", 2, "b", 2, "c", 2))));

    assertThat(caches.there().getAll(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", 2, "c", 2));
    assertThat(records().find("b")).isNull();
  }
}
