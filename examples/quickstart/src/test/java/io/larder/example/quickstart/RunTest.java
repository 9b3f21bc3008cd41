package io.larder.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Run FILLING = new Run(100, 1_000, 0, 100, 0, Duration.ofSeconds(8));

  @Test
  void aRunThatReadNearlyAllFilledTheStore() {
    assertThat(FILLING.filledTheStore()).isTrue();
    assertThat(run(10, 90, 1_000).filledTheStore()).isTrue();
    assertThat(run(11, 89, 1_000).filledTheStore()).isFalse();
    assertThat(run(0, 0, 0).filledTheStore()).isFalse();
  }

  @Test
  void onlyARunThatReadNearlyNothingIsCompared() {
    assertThat(run(90, 10, 1_000).comparesWith(FILLING)).isTrue();
    assertThat(run(89, 11, 1_000).comparesWith(FILLING)).isFalse();
    assertThat(run(0, 0, 1_000).comparesWith(FILLING)).isFalse();
  }

  @Test
  void filesThatNoRunCanReadDoNotCount() {
    Duration time = Duration.ofSeconds(2);
    assertThat(new Run(3, 9, 0, 3, 3, time).filledTheStore()).isFalse();
    assertThat(new Run(3, 9, 0, 3, 2, time).filledTheStore()).isTrue();
    assertThat(new Run(2, 1_000, 1, 1, 1, time).comparesWith(FILLING)).isTrue();
  }

  @Test
  void onlyAFolderOfAboutTheSameSizeIsCompared() {
    assertThat(run(100, 0, 1_100).comparesWith(FILLING)).isTrue();
    assertThat(run(100, 0, 1_200).comparesWith(FILLING)).isFalse();
    assertThat(run(100, 0, 800).comparesWith(FILLING)).isFalse();
  }

  @Test
  void aRunThatTookNoTimeStillHasASpeedUp() {
    Run instant = new Run(1, 1, 1, 0, 0, Duration.ZERO);
    assertThat(instant.speedUp(FILLING)).isEqualTo(8e9);
  }

  private static Run run(long hits, long misses, long bytes) {
    return new Run(hits + misses, bytes, hits, misses, 0, Duration.ofSeconds(2));
  }
}
