package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** That of many who replace a value by the next, each time one does. */
interface ReplaceContract extends ProcessFixture {
  private List<Long> replaced(Opening opening, int limit, String what) throws Exception {
    return race(Work.REPLACE, opening, "0 " + limit, what).stream()
        .flatMap(answer -> Stream.of(answer.split(" ")))
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  @Test
  default void eachValueIsReplacedOnce() throws Exception {
    int limit = Peers.RACERS * TURNS;
    Cache<Integer, Long> cache = open(opening());
    cache.put(0, 0L);

    List<Long> replaced = replaced(opening(), limit, "%d replacements in a row".formatted(limit));

    assertThat(replaced).isEqualTo(LongStream.range(0, limit).boxed().toList());
    assertThat(cache.get(0)).isEqualTo(limit);
  }

  @Test
  default void eachReplacementIsWrittenThroughOnceAndInOrder() throws Exception {
    int limit = 4 * TURNS;
    Journal journal = journal();
    Opening through = opening().through(journal);
    Cache<Integer, Long> cache = open(through);
    cache.put(0, 0L);

    List<Long> replaced =
        replaced(through, limit, "%d replacements in a row, written through".formatted(limit));

    assertThat(replaced).isEqualTo(LongStream.range(0, limit).boxed().toList());
    assertThat(journal.written(0)).isEqualTo(LongStream.rangeClosed(0, limit).boxed().toList());
    assertThat(cache.get(0)).isEqualTo(limit);
  }
}
