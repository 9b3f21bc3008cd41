package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.spi.Stored;
import io.larder.store.contract.fault.Call;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheWriterException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** That a writer which fails leaves the entry as it was, and a store which fails after it drops. */
interface WriterFailureContract extends StepFixture {
  private static void fail() {
    throw new IllegalStateException("on purpose");
  }

  private static void assertRefused(ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOf(CacheWriterException.class)
        .hasRootCauseMessage("on purpose");
  }

  @Test
  default void aWriterThatFailsLeavesTheEntryAsItWas() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), writing(record));
    LarderCache<String, Integer> here = caches.here();
    caches.there().put("k", 1);
    long before = ticker().millis();

    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> here.put("k", 2));
    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> here.remove("k"));
    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> here.invoke("k", new Increment()));
    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> here.putIfAbsent("none", 2));

    assertFree("k");
    assertThat(records().find("none")).isNull();
    assertThat(caches.there().get("k")).isEqualTo(1);
    assertThat(ticker().millis()).as("nobody had to wait").isEqualTo(before);
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(here)).isEqualTo(Counts.NONE);
  }

  @Test
  default void aWriterThatFailsLeavesAnExpiredEntryToExpire() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches =
        open(
            heard(writing(record), log)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_MINUTE)));
    caches.here().put("k", 1);
    log.heard();
    ticker().advance(java.time.Duration.ofSeconds(61));
    record.duringNextWrite(WriterFailureContract::fail);

    assertRefused(() -> caches.here().put("k", 2));
    assertThat(log.heard()).isEmpty();

    assertThat(caches.here().get("k")).isNull();
    assertThat(log.heard()).containsExactly("EXPIRED k 1");
  }

  @Test
  default void anExpiredEntryExpiresThoughAnotherOfTheSameCallMetAConflict() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches =
        open(
            heard(writing(record), log)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_MINUTE)),
            plain());
    caches.here().put("a", 1);
    log.heard();
    ticker().advance(java.time.Duration.ofSeconds(61));
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("b", 7));

    caches.here().putAll(Map.of("a", 2, "b", 2));

    assertThat(log.heard())
        .containsExactlyInAnyOrder("EXPIRED a 1", "CREATED a 2", "UPDATED b 7 -> 2");
  }

  @Test
  default void aStepThatComesToNothingLeavesBytesThatAreNotItsOwn() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    byte[] foreign = "of another version".getBytes(StandardCharsets.UTF_8);
    records().put("k", foreign);

    assertThat(caches.here().replace("k", 2)).isFalse();
    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> caches.here().put("k", 2));

    Stored stored = records().find("k");
    assertThat(stored).isNotNull();
    assertThat(records().read("k").bytes()).isEqualTo(foreign);
    assertFree("k");
  }

  @Test
  default void anErrorOfTheWriterFreesTheEntryAndItsKey() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);
    record.duringNextWrite(
        () -> {
          throw new AssertionError("on purpose");
        });

    assertThatThrownBy(() -> caches.here().put("k", 2)).isInstanceOf(AssertionError.class);

    assertFree("k");
    caches.here().put("k", 3);
    assertThat(caches.there().get("k")).isEqualTo(3);
  }

  @Test
  default void ofManyOnlyThoseThatTheWriterRefusedStayAsTheyWere() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), writing(record));
    caches.there().putAll(Map.of("a", 1, "b", 1));
    record.duringNextWrite(() -> {});
    record.duringNextWrite(WriterFailureContract::fail);

    assertRefused(() -> caches.here().putAll(new TreeMap<>(Map.of("a", 2, "b", 2))));
    assertThat(caches.there().getAll(Set.of("a", "b"))).isEqualTo(Map.of("a", 2, "b", 1));
    assertThat(log.heard()).containsExactly("UPDATED a 1 -> 2");

    record.duringNextWrite(WriterFailureContract::fail);
    assertRefused(() -> caches.here().removeAll(new TreeSet<>(Set.of("a", "b"))));
    assertThat(caches.there().getAll(Set.of("a", "b"))).hasSize(1);
    assertThat(log.heard()).hasSize(1);
    assertFree("a");
    assertFree("b");
  }
}
