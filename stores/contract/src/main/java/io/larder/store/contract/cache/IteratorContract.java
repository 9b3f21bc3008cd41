package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** Iterators: weakly consistent, and each entry once. */
interface IteratorContract extends CacheFixture {
  /** More than a page of any store. */
  int MANY = 1_200;

  private static Map<String, String> entries(int many) {
    return IntStream.range(0, many)
        .boxed()
        .collect(Collectors.toMap(i -> "key-" + i, i -> "value-" + i));
  }

  private static List<String> keys(Iterable<Cache.Entry<String, String>> cache) {
    List<String> keys = new ArrayList<>();
    cache.forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  @Test
  default void anIteratorGivesEachEntryOnce() {
    LarderCache<String, String> cache = create(strings());
    Map<String, String> entries = entries(MANY);
    cache.putAll(entries);

    List<Map.Entry<String, String>> seen = new ArrayList<>();
    cache.forEach(entry -> seen.add(Map.entry(entry.getKey(), entry.getValue())));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(entries.entrySet());
  }

  @Test
  default void removeNeedsANextBeforeItEachTime() {
    LarderCache<String, String> cache = create(strings());
    cache.putAll(entries(2));
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();

    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    iterator.next();
    iterator.remove();
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    Cache.Entry<String, String> last = iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);

    assertThat(keys(cache)).containsExactly(last.getKey());
  }

  @Test
  default void hasNextMayBeAskedAnyTimeAndChangesNothing() {
    LarderCache<String, String> cache = create(strings());
    cache.putAll(entries(2));
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();

    Cache.Entry<String, String> first = iterator.next();
    assertThat(iterator.hasNext()).isTrue();
    assertThat(iterator.hasNext()).isTrue();
    iterator.remove();

    assertThat(cache.containsKey(first.getKey())).isFalse();
    assertThat(cache).hasSize(1);
  }

  @Test
  default void everythingCanBeRemovedByAnIterator() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.putAll(entries(600));
    hearing.forget();

    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    while (iterator.hasNext()) {
      iterator.next();
      iterator.remove();
    }

    assertThat(cache).isEmpty();
    assertThat(hearing.lines()).hasSize(600).allMatch(line -> line.startsWith("REMOVED"));
  }

  @Test
  default void anIteratorRemovesAlsoWhatIsGoneAlready() {
    LarderCache<String, String> cache = create(strings());
    cache.put("a", "1");
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    iterator.next();
    cache.remove("a");

    iterator.remove();

    assertThat(cache).isEmpty();
  }

  @Test
  default void whatStaysIsSeenOnceWhateverOthersChangeMeanwhile() {
    LarderCache<String, String> cache = create(strings());
    Map<String, String> entries = entries(600);
    cache.putAll(entries);
    AtomicBoolean over = new AtomicBoolean();
    Worker<Boolean> changing =
        Worker.run(
            () -> {
              for (int n = 0; !over.get(); n++) {
                cache.put("key-" + n % 600, "changed");
                cache.put("other-" + n % 100, "1");
                cache.remove("other-" + n % 70);
              }
            });

    List<List<String>> seen = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      seen.add(keys(cache));
    }
    over.set(true);
    changing.result();

    for (List<String> keys : seen) {
      assertThat(keys).doesNotHaveDuplicates().containsAll(entries.keySet());
    }
  }

  @Test
  default void anIteratorSeesOnlyItsOwnCacheAndNothingExpired() {
    LarderCache<String, String> other = create("other", strings());
    LarderCache<String, String> cache = create(strings());
    other.put("theirs", "1");
    cache.put("a", "1");
    cache.put("b", "1", Duration.ofMinutes(1));
    ticker().advance(Duration.ofMinutes(1));

    assertThat(keys(cache)).containsExactly("a");
    assertThat(keys(other)).containsExactly("theirs");
  }

  @Test
  default void removeAllRemovesEverythingThoughOthersPutMeanwhile() {
    LarderCache<String, String> cache = create(strings());
    Map<String, String> entries = entries(600);
    cache.putAll(entries);
    AtomicBoolean over = new AtomicBoolean();
    Worker<Boolean> putting =
        Worker.run(
            () -> {
              for (int n = 0; !over.get(); n++) {
                cache.put("other-" + n % 100, "1");
              }
            });

    cache.removeAll();
    over.set(true);
    putting.result();

    assertThat(cache.getAll(entries.keySet())).isEmpty();
  }

  @Test
  default void clearAndRemoveAllLeaveOtherCachesAlone() {
    LarderCache<String, String> other = create("other", strings());
    LarderCache<String, String> cache = create(strings());
    other.put("a", "theirs");
    cache.put("a", "1");

    cache.removeAll();
    cache.put("a", "2");
    cache.clear();

    assertThat(cache.getAll(Set.of("a"))).isEmpty();
    assertThat(other.get("a")).isEqualTo("theirs");
  }
}
