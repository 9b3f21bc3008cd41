package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Ticker;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That of many who put where nothing is, one does. */
interface PutIfAbsentContract extends ProcessFixture {
  @Test
  default void oneOfManyPutsIfAbsentAndAllSeeItsValue() throws Exception {
    Peers peers = peers(Work.PUT_IF_ABSENT, opening());
    long begin = Ticker.system().nanos();
    for (int key = 0; key < TURNS; key++) {
      assertOneWins(peers.turn(Integer.toString(key)));
    }
    report("putIfAbsent of %d keys, one after the other".formatted(TURNS), begin);
    peers.end();
  }

  /** Throughout, an answer is whether the racer has put, and whose value it sees then. */
  private static void assertOneWins(List<String> answers) {
    List<Integer> winners =
        IntStream.range(0, answers.size())
            .filter(racer -> answers.get(racer).startsWith("true "))
            .boxed()
            .toList();
    assertThat(winners).as("winners among %s", answers).hasSize(1);
    assertThat(answers).allMatch(answer -> answer.endsWith(" " + winners.get(0)));
  }
}
