package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import javax.cache.Cache;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That no update of several processes is lost or doubled. */
interface IncrementContract extends ProcessFixture {
  @ParameterizedTest(name = "of {0} counters, each increment takes {1} ms")
  @CsvSource({"8, 0", "8, 1", "1, 1"})
  default void noIncrementIsLostAndNoneIsDoubled(int keys, int millis) throws Exception {
    race(
        Work.INCREMENT,
        opening(),
        keys + " " + TURNS + " " + millis,
        "%d increments each of %d counters with %d ms".formatted(TURNS, keys, millis));

    long sum = 0;
    Cache<Integer, Long> counters = open(opening());
    for (int key = 0; key < keys; key++) {
      sum += counters.get(key);
    }
    assertThat(sum).isEqualTo((long) Peers.RACERS * TURNS);
  }
}
