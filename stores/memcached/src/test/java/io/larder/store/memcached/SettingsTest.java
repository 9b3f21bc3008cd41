package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.spi.ServerLocation.Host;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static Settings settings(String uri) {
    return Settings.of(
        new StoreConfig(StoreUri.parse(uri), Ticker.system()), uri.startsWith("memcacheds:"));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    Settings settings = settings("memcached://cache-1");

    assertThat(settings.address().hosts()).containsExactly(new Host("cache-1", 11_211));
    assertThat(settings.login()).isFalse();
    assertThat(settings.tls()).isFalse();
    assertThat(settings.timeoutMillis()).isEqualTo(5_000);
    assertThat(settings.graceMillis()).isEqualTo(60_000);
    assertThat(settings.index()).isFalse();
    assertThat(settings.buckets()).isEqualTo(64);
  }

  @Test
  void theCachesTimeoutIsTheOneThatTheUriDoesNotSay() {
    StoreUri uri = StoreUri.parse("memcached://h");
    assertThat(
            Settings.of(new StoreConfig(uri, Ticker.system(), Duration.ofMillis(70)), false)
                .timeoutMillis())
        .isEqualTo(70);
  }

  @Test
  void everythingIsRead() {
    Settings settings =
        settings(
            "memcacheds://ann:p%40ss%2Fw+rd%25@s1,[::1]:7000?timeout=4&grace=5&index=true"
                + "&index-buckets=6");

    assertThat(settings.address().hosts())
        .containsExactly(new Host("s1", 11_211), new Host("::1", 7_000));
    assertThat(settings.login()).isTrue();
    assertThat(settings.address().user()).isEqualTo("ann");
    assertThat(settings.address().password()).isEqualTo("p@ss/w+rd%");
    assertThat(settings.tls()).isTrue();
    assertThat(settings.timeoutMillis()).isEqualTo(4);
    assertThat(settings.graceMillis()).isEqualTo(5);
    assertThat(settings.index()).isTrue();
    assertThat(settings.buckets()).isEqualTo(6);
  }

  @Test
  void noSecretIsInANameOfTheStore() {
    assertThat(settings("memcacheds://ann:pw@h1,[::1]:7000"))
        .hasToString("memcacheds://h1:11211,[::1]:7000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memcached:h                       | no //",
        "memcached://                      | host is missing",
        "memcached://u:pw@                 | host is missing",
        "memcached://h,                    | host is missing",
        "memcached://:11211                | host is missing",
        "memcached://h,h                   | named twice",
        "memcached://h,h:11211             | named twice",
        "memcached://h:x                   | port is not a number",
        "memcached://h:0                   | port is not a number",
        "memcached://h:65536               | port is not a number",
        "memcached://h/1                   | no databases",
        "memcached://hidden@h              | a user, a : and a password",
        "memcached://:hidden@h             | a user, a : and a password",
        "memcached://u:hid%zzden@h         | has a %",
        "memcached://u:hid/den@h:x         | port is not a number",
        "memcached://h?index=maybe         | write true",
        "memcached://h?index-buckets=0     | write one from 1",
        "memcached://h?timeout=0           | write one from 1",
        "memcached://h?grace=-1            | write one from 0"
      })
  void aBadUriIsRefusedWithWhatIsWrongAndNoSecret(String uri, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(uri))
        .withMessageContaining("memcached:")
        .withMessageContaining(wrong)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid").doesNotContain("pw"));
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("memcached://u:hid/den@h?max=3"))
        .withMessageContaining("'max'")
        .withMessageContaining("grace, index, index-buckets, timeout")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("den"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"memcached", "memcacheds"})
  void bothSchemesAreFound(String scheme) {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::scheme)
        .contains(scheme);
  }
}
