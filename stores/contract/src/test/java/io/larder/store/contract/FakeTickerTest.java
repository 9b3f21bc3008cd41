package io.larder.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeTickerTest {
  private final FakeTicker ticker = new FakeTicker();
  private final long nanosAtStart = ticker.nanos();

  private Duration elapsed() {
    return Duration.ofNanos(ticker.nanos() - nanosAtStart);
  }

  private Duration wall() {
    return Duration.ofMillis(ticker.millis() - FakeTicker.START_MILLIS);
  }

  @Test
  void startsWithTheYear2026AndStandsStill() {
    assertThat(Instant.ofEpochMilli(ticker.millis())).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(ticker.millis()).isEqualTo(FakeTicker.START_MILLIS);
    assertThat(elapsed()).isZero();
  }

  @Test
  void advanceMovesBothClocks() {
    ticker.advance(Duration.ofSeconds(5));

    assertThat(wall()).hasSeconds(5);
    assertThat(elapsed()).hasSeconds(5);
  }

  @Test
  void partsOfAMillisecondAddUpOnTheWall() {
    for (int i = 0; i < 4; i++) {
      ticker.advance(Duration.ofNanos(250_000));
    }

    assertThat(wall()).hasMillis(1);
  }

  @Test
  void stepsMoveTheWallClockOnly() {
    ticker.advance(Duration.ofSeconds(1));
    ticker.stepBack(Duration.ofMinutes(10));
    assertThat(wall()).isEqualTo(Duration.ofSeconds(1).minusMinutes(10));

    ticker.stepForward(Duration.ofHours(1));
    assertThat(wall()).isEqualTo(Duration.ofSeconds(1).plusMinutes(50));
    assertThat(elapsed()).hasSeconds(1);
  }

  @Test
  void pauseTakesNoTimeAndMovesBothClocks() throws InterruptedException {
    ticker.pause(Duration.ofDays(1).toNanos());

    assertThat(wall()).hasDays(1);
    assertThat(elapsed()).hasDays(1);
  }

  @Test
  void pauseOfNothingDoesNothing() throws InterruptedException {
    ticker.pause(0);
    ticker.pause(-5);

    assertThat(elapsed()).isZero();
  }

  @Test
  void pauseOfAnInterruptedThreadThrowsAndMovesNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ticker.pause(1)).isInstanceOf(InterruptedException.class);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(elapsed()).isZero();
  }

  @Test
  void negativeTimeIsRefused() {
    assertThatThrownBy(() -> ticker.advance(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.001S");
    assertThatThrownBy(() -> ticker.stepBack(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noTimeIsLostAmongThreads() {
    Crowd.run(
        4,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            ticker.advance(Duration.ofMillis(1));
          }
        });

    assertThat(wall()).hasSeconds(4);
  }
}
