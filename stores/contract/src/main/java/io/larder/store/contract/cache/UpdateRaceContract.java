package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.Test;

/** Many threads, one entry: nothing is lost, nothing is given twice. */
interface UpdateRaceContract extends CacheFixture {
  int THREADS = 4;
  int TIMES = 50;

  private LarderCache<String, Integer> numbers() {
    return create(configuration(String.class, Integer.class));
  }

  private static Integer increment(MutableEntry<String, Integer> entry, Object... arguments) {
    int next = entry.exists() ? entry.getValue() + 1 : 1;
    entry.setValue(next);
    return next;
  }

  private static <T> Stream<T> flat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream);
  }

  @Test
  default void invokeLosesNoUpdate() {
    LarderCache<String, Integer> cache = numbers();

    List<List<Integer>> answers =
        Worker.all(
            THREADS,
            i ->
                IntStream.range(0, TIMES)
                    .mapToObj(n -> cache.invoke("a", UpdateRaceContract::increment))
                    .toList());

    assertThat(cache.get("a")).isEqualTo(THREADS * TIMES);
    assertThat(flat(answers)).hasSize(THREADS * TIMES).doesNotHaveDuplicates();
  }

  @Test
  default void invokeAllLosesNoUpdateInWhateverOrderTheKeysAre() {
    LarderCache<String, Integer> cache = numbers();
    List<String> keys = new ArrayList<>(List.of("a", "b", "c", "d"));
    List<Set<String>> orders = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      orders.add(new LinkedHashSet<>(keys));
      Collections.rotate(keys, 1);
    }
    EntryProcessor<String, Integer, Integer> increment = UpdateRaceContract::increment;

    Worker.all(
        THREADS,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            cache.invokeAll(orders.get(i), increment).values().forEach(r -> r.get());
          }
          return i;
        });

    assertThat(cache.getAll(Set.copyOf(keys)).values())
        .hasSize(keys.size())
        .containsOnly(THREADS * TIMES);
  }

  @Test
  default void replaceOfAKnownValueLosesNoUpdate() {
    LarderCache<String, Integer> cache = numbers();
    cache.put("a", 0);

    Worker.all(
        THREADS,
        i -> {
          for (int n = 0; n < TIMES; n++) {
            int seen = cache.get("a");
            while (!cache.replace("a", seen, seen + 1)) {
              seen = cache.get("a");
            }
          }
          return i;
        });

    assertThat(cache.get("a")).isEqualTo(THREADS * TIMES);
  }

  @Test
  default void getAndPutHandsOnEachValueOnce() {
    LarderCache<String, Integer> cache = numbers();

    List<List<Integer>> old =
        Worker.all(THREADS, i -> numbersOf(i, number -> cache.getAndPut("a", number)));

    assertThat(Stream.concat(flat(old), Stream.of(cache.get("a"))))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, THREADS * TIMES).boxed().toList());
  }

  @Test
  default void getAndReplaceHandsOnEachValueOnce() {
    LarderCache<String, Integer> cache = numbers();
    cache.put("a", -1);

    List<List<Integer>> old =
        Worker.all(THREADS, i -> numbersOf(i, number -> cache.getAndReplace("a", number)));

    assertThat(Stream.concat(flat(old), Stream.of(cache.get("a"))))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(-1, THREADS * TIMES).boxed().toList());
  }

  /** Returns what a change to each of a thread's own numbers answered, nulls left out. */
  private static List<Integer> numbersOf(int thread, Function<Integer, Integer> change) {
    return IntStream.range(thread * TIMES, (thread + 1) * TIMES)
        .boxed()
        .map(change)
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  default void putIfAbsentHasOneWinnerForEachKey() {
    LarderCache<String, Integer> cache = numbers();

    List<List<Integer>> won =
        Worker.all(
            THREADS, i -> keysWhere(key -> cache.putIfAbsent("key-" + key, i)).stream().toList());

    assertThat(flat(won)).containsExactlyInAnyOrderElementsOf(keysWhere(key -> true));
    for (int i = 0; i < THREADS; i++) {
      for (int key : won.get(i)) {
        assertThat(cache.get("key-" + key)).as("winner of key-" + key).isEqualTo(i);
      }
    }
  }

  @Test
  default void getAndRemoveGivesEachEntryOnce() {
    LarderCache<String, Integer> cache = numbers();
    keysWhere(key -> true).forEach(key -> cache.put("key-" + key, key));

    List<List<Integer>> got =
        Worker.all(THREADS, i -> keysWhere(key -> cache.getAndRemove("key-" + key) != null));

    assertThat(flat(got)).containsExactlyInAnyOrderElementsOf(keysWhere(key -> true));
  }

  @Test
  default void removeOfAKnownValueHasOneWinner() {
    LarderCache<String, Integer> cache = numbers();
    keysWhere(key -> true).forEach(key -> cache.put("key-" + key, key));

    List<List<Integer>> removed =
        Worker.all(THREADS, i -> keysWhere(key -> cache.remove("key-" + key, key)));

    assertThat(flat(removed)).containsExactlyInAnyOrderElementsOf(keysWhere(key -> true));
    assertThat(cache).isEmpty();
  }

  private static List<Integer> keysWhere(IntPredicate test) {
    return IntStream.range(0, TIMES).filter(test).boxed().toList();
  }

  @Test
  default void putsAndRemovesOfOneKeyAreAllCounted() {
    LarderCache<String, Integer> cache =
        create(configuration(String.class, Integer.class).setStatisticsEnabled(true));

    List<Integer> removed =
        Worker.all(
            THREADS,
            i -> {
              int successes = 0;
              for (int n = 0; n < TIMES; n++) {
                cache.put("a", n);
                successes += cache.remove("a") ? 1 : 0;
              }
              return successes;
            });

    assertThat(Counts.of(cache))
        .isEqualTo(
            Counts.puts((long) THREADS * TIMES)
                .and(Counts.removals(removed.stream().mapToLong(n -> n).sum())));
    assertThat(cache.containsKey("a")).isFalse();
  }
}
