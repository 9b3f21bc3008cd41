package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.spi.ByteSize;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void whatIsNotSaidHasADefault() {
    Settings settings = settings("sqlite:/x.db");
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/x.db"),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Durability.PROCESS_CRASH,
                5_000,
                60_000));
    assertThat(settings.bounded()).isFalse();
  }

  @Test
  void everyOptionIsRead() {
    assertThat(
            settings(
                "sqlite:/x.db?maximum-entries=7&maximum-bytes=1.5K&durability=power-loss"
                    + "&busy-timeout=9&grace=0"))
        .isEqualTo(new Settings(Path.of("/x.db"), 7, 1_536, Durability.POWER_LOSS, 9, 0));
  }

  @Test
  void whoOpensItSaysHowLongToWaitUnlessTheUriDoes() {
    assertThat(settings("sqlite:/x.db", Duration.ofMillis(7)).busyMillis()).isEqualTo(7);
    assertThat(settings("sqlite:/x.db", Duration.ofDays(99)).busyMillis()).isPositive();
    assertThat(settings("sqlite:/x.db?busy-timeout=9", Duration.ofMillis(7)).busyMillis())
        .isEqualTo(9);
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("sqlite:/x.db?max=3"))
        .withMessageContaining("'max'")
        .withMessageContaining("busy-timeout, durability, grace, maximum-bytes, maximum-entries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maximum-entries=0", "maximum-entries=-1", "maximum-entries=many", "maximum-entries=",
        "maximum-bytes=12X", "maximum-bytes=0", "maximum-bytes=-5", "maximum-bytes=",
        "maximum-bytes=99999999T", "maximum-bytes=0.0001K", "durability=none", "busy-timeout=-1",
        "busy-timeout=5s", "grace=-1", "maximum-entries=99999999999999999999"
      })
  void aBadValueIsRefusedWithItsNameAndWhatToWrite(String option) {
    String[] parts = option.split("=", -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("sqlite:/x.db?" + option))
        .withMessageContaining("option '" + parts[0] + "' of sqlite:/x.db")
        .withMessageContaining("'" + parts[1] + "'")
        .withMessageContaining("write ");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "4096, 4096",
    "64K, 65536",
    "64 k, 65536",
    "128M, 134217728",
    "1.5G, 1610612736",
    "2MiB, 2097152",
    "2MB, 2097152",
    "1T, 1099511627776",
    "100B, 100",
    "0.5K, 512"
  })
  void sizesArePowersOf1024(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  private static Settings settings(String uri) {
    return settings(uri, Duration.ofMillis(StoreConfig.DEFAULT_TIMEOUT_MILLIS));
  }

  private static Settings settings(String uri, Duration timeout) {
    return Settings.of(new StoreConfig(StoreUri.parse(uri), Ticker.system(), timeout));
  }
}
