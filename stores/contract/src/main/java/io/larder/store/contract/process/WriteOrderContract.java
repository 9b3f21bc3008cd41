package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That writers of several processes see exactly what is stored, in the order of the store. */
interface WriteOrderContract extends ProcessFixture {
  @ParameterizedTest(name = "of {0} counters, each increment takes {1} ms")
  @CsvSource({"8, 1", "1, 0", "1, 1"})
  default void theWriterSeesEachIncrementOnceAndInOrder(int keys, int millis) throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal);

    race(
        Work.INCREMENT,
        through,
        keys + " " + TURNS + " " + millis,
        "%d increments each of %d counters with %d ms, written through"
            .formatted(TURNS, keys, millis));

    long sum = 0;
    Cache<Integer, Long> stored = open(opening());
    for (int key = 0; key < keys; key++) {
      List<Long> written = journal.written(key);
      assertThat(written).isEqualTo(LongStream.rangeClosed(1, written.size()).boxed().toList());
      assertThat(stored.get(key)).isEqualTo(written.size());
      sum += written.size();
    }
    assertThat(sum).isEqualTo((long) Peers.RACERS * TURNS);
  }

  @Test
  default void theWriterSeesEachRemovalInItsPlace() throws Exception {
    int limit = 3;
    Journal journal = journal();

    race(
        Work.CYCLE,
        opening().through(journal),
        "2 " + TURNS + " " + limit,
        "%d increments or removals each of 2 counters, written through".formatted(TURNS));

    Cache<Integer, Long> stored = open(opening());
    int changes = 0;
    for (int key = 0; key < 2; key++) {
      List<Note> notes = journal.changes(key);
      long value = 0;
      for (Note note : notes) {
        value = value < limit ? value + 1 : 0;
        Note.Kind kind = value == 0 ? Note.Kind.DELETE : Note.Kind.WRITE;
        assertThat(note).isEqualTo(new Note(kind, key, value));
      }
      assertThat(stored.get(key)).isEqualTo(value == 0 ? null : value);
      changes += notes.size();
    }
    assertThat(changes).isEqualTo(Peers.RACERS * TURNS);
  }

  @Test
  default void writersOfManyEntriesAtOnceAgreeWithTheStore() throws Exception {
    int keys = 4;
    int times = TURNS / 5;
    Journal journal = journal();

    race(
        Work.PUT_ALL,
        opening().through(journal),
        keys + " " + times,
        "%d putAll each of the same %d entries, written through".formatted(times, keys));

    Cache<Integer, Long> stored = open(opening());
    for (int key = 0; key < keys; key++) {
      List<Long> written = journal.written(key);
      assertThat(written)
          .doesNotHaveDuplicates()
          .hasSize(Peers.RACERS * times)
          .last()
          .isEqualTo(stored.get(key));
    }
  }
}
