package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightTest {
  private final Flight flight = new Flight(new Spot(HeapCaches.open(String.class), "f.()"));

  /** Who still wakes from it waits for nobody: to think so would end a wait of others. */
  @Test
  void whoHasLandedLeadsNoMore() {
    assertThat(flight.isLedBy(Thread.currentThread())).isTrue();
    flight.land(Outcome.of("result"));
    assertThat(flight.leader()).isNull();
  }

  @Test
  void nobodyBoardsWhatAllHaveLeft() {
    assertThat(flight.board()).isTrue();
    flight.leave();
    assertThat(flight.board()).isTrue();
    flight.leave();
    flight.leave();
    assertThat(flight.board()).isFalse();
  }
}
