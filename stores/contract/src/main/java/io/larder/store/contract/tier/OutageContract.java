package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.spi.StoreException;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** That a store which cannot be asked is an error that names it, and nothing else. */
interface OutageContract extends StepFixture {
  /** Entries for several pages of a scan. */
  Map<String, Integer> MANY =
      IntStream.range(0, 300).boxed().collect(Collectors.toUnmodifiableMap(i -> "k" + i, i -> i));

  /** Asserts that an operation fails because the store does, and changes nothing. */
  private void assertFailsWithoutATrace(Twins<String, Integer> caches, ThrowingCallable operation) {
    assertFails(operation).hasCauseInstanceOf(StoreException.class);
    assertThat(faults().isPlayed()).isTrue();
    assertThat(caches.there().get("k")).isEqualTo(1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 0, 0));
    assertFree("k");
  }

  @Test
  default void aReadThatFailsNamesCacheAndStore() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    LarderCache<String, Integer> here = caches.here();

    faults().onNextGet(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.get("k"));
    faults().onNextGet(Fault.REPLY_LOST);
    assertFailsWithoutATrace(caches, () -> here.containsKey("k"));
    faults().onNextGet(Fault.REQUEST_LOST);
    assertFailsWithoutATrace(caches, () -> here.getAll(Set.of("k", "other")));
    faults().onNextGet(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.replace("k", 2));
    faults().onNextGet(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.invoke("k", new Increment()));
    faults().onNextGet(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.removeAll(Set.of("k", "other")));
  }

  @Test
  default void aCommitThatFailsLeavesTheEntryAlone() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 1);
    LarderCache<String, Integer> here = caches.here();

    faults().onNextCommit(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.put("k", 2));
    faults().onNextCommit(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.getAndRemove("k"));
    faults().onNextCommit(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.invoke("k", new Increment()));
    faults().onNextCommit(Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> here.putAll(Map.of("k", 2, "other", 3)));
    assertThat(log.heard()).isEmpty();
  }

  @Test
  default void aStoreThatIsDownAndComesBackIsUsedAgain() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();
    here.put("k", 1);
    faults().goDown();

    assertFails(() -> here.get("k"));
    assertFails(() -> here.put("k", 2));
    assertFails(() -> here.remove("k"));
    assertFails(() -> here.putAll(Map.of("a", 1)));
    assertFails(() -> here.removeAll(Set.of("k")));
    assertFails(here::clear);
    assertFails(here::size);
    assertFails(() -> here.expiresAt("k"));
    if (scans()) {
      assertFails(here::removeAll);
      assertFails(() -> here.iterator().hasNext());
      assertFails(here::purgeExpired);
    }

    faults().comeBack();
    outliveBreaker();
    assertThat(here.get("k")).isEqualTo(1);
    here.put("k", 2);
    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void figuresOfAStoreThatIsDownAreACacheException() {
    Twins<String, Integer> caches = open(plain());
    faults().onNext(Call.STATISTICS, Fault.UNREACHABLE);

    assertFails(() -> caches.here().figures());
  }

  /** Returns the cache here with more entries than a scan finds at once. */
  private LarderCache<String, Integer> filled() {
    Twins<String, Integer> caches = open(plain());
    caches.there().putAll(MANY);
    return caches.here();
  }

  @Test
  default void aScanThatFailsOnTheWayIsAnErrorAndTheNextOneWorks() {
    if (!scans()) {
      return;
    }
    LarderCache<String, Integer> cache = filled();
    faults().onNext(Call.SCAN, Fault.NONE).onNext(Call.SCAN, Fault.UNREACHABLE);
    Iterator<Cache.Entry<String, Integer>> entries = cache.iterator();

    assertFails(() -> entries.forEachRemaining(entry -> {}))
        .hasCauseInstanceOf(StoreException.class);

    Map<String, Integer> found = new HashMap<>();
    cache.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    assertThat(found).isEqualTo(MANY);
  }

  @Test
  default void aScanGoesOnWhereItFailed() {
    if (!scans()) {
      return;
    }
    LarderCache<String, Integer> cache = filled();
    faults().onNext(Call.SCAN, Fault.NONE).onNext(Call.SCAN, Fault.UNREACHABLE);
    Iterator<Cache.Entry<String, Integer>> entries = cache.iterator();
    Map<String, Integer> found = new HashMap<>();

    assertFails(() -> entries.forEachRemaining(each -> found.put(each.getKey(), each.getValue())));
    entries.forEachRemaining(each -> found.put(each.getKey(), each.getValue()));

    assertThat(found).isEqualTo(MANY);
  }

  @Test
  default void aClearThatFailsClearsNothing() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);

    faults().onNext(Call.CLEAR, Fault.UNREACHABLE);
    assertFailsWithoutATrace(caches, () -> caches.here().clear());
    faults().onNext(Call.CLEAR, Fault.REPLY_LOST);
    assertFails(() -> caches.here().clear());

    assertThat(caches.here().get("k")).as("cleared, though nobody heard of it").isNull();
  }

  @Test
  default void aCacheWhoseFeedCannotBeHeardIsNotMade() {
    here().open("another", plain());
    if (!hasFeed()) {
      return; // nobody asks for it
    }
    faults().onNext(Call.CHANGES, Fault.UNREACHABLE);

    assertThatThrownBy(() -> here().open(name(), near()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(here().uri());

    here().open(name(), near()).put("k", 1);
  }
}
