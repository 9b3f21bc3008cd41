package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import redis.clients.jedis.HostAndPort;

class SettingsTest {
  private static Settings settings(String uri) {
    return Settings.of(
        new StoreConfig(StoreUri.parse(uri), Ticker.system()), uri.startsWith("rediss:"));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    Settings settings = settings("redis://cache-1");

    assertThat(settings.address().hosts()).containsExactly(new HostAndPort("cache-1", 6379));
    assertThat(settings.address().user()).isNull();
    assertThat(settings.address().password()).isNull();
    assertThat(settings.address().database()).isZero();
    assertThat(settings.tls()).isFalse();
    assertThat(settings.cluster()).isFalse();
    assertThat(settings.sentinel()).isNull();
    assertThat(settings.connections()).isEqualTo(16);
    assertThat(settings.connectMillis()).isEqualTo(5_000);
    assertThat(settings.timeoutMillis()).isEqualTo(5_000);
    assertThat(settings.graceMillis()).isEqualTo(60_000);
  }

  @Test
  void theCachesTimeoutIsTheOneThatTheUriDoesNotSay() {
    StoreUri uri = StoreUri.parse("redis://h?connect-timeout=3");
    Settings settings =
        Settings.of(new StoreConfig(uri, Ticker.system(), Duration.ofMillis(70)), false);
    assertThat(settings.connectMillis()).isEqualTo(3);
    assertThat(settings.timeoutMillis()).isEqualTo(70);
  }

  @Test
  void everythingIsRead() {
    Settings settings =
        settings(
            "rediss://ann:p%40ss%2Fw+rd%25@s1,[::1]:7000/3?sentinel=primary&connections=2"
                + "&connect-timeout=3&timeout=4&grace=5");

    assertThat(settings.address().hosts())
        .containsExactly(new HostAndPort("s1", 26379), new HostAndPort("::1", 7000));
    assertThat(settings.address().user()).isEqualTo("ann");
    assertThat(settings.address().password()).isEqualTo("p@ss/w+rd%");
    assertThat(settings.address().database()).isEqualTo(3);
    assertThat(settings.tls()).isTrue();
    assertThat(settings.sentinel()).isEqualTo("primary");
    assertThat(settings.connections()).isEqualTo(2);
    assertThat(settings.connectMillis()).isEqualTo(3);
    assertThat(settings.timeoutMillis()).isEqualTo(4);
    assertThat(settings.graceMillis()).isEqualTo(5);
  }

  @Test
  void aPasswordStandsAloneAfterAColon() {
    assertThat(settings("redis://:pw@h").address().password()).isEqualTo("pw");
    assertThat(settings("redis://:pw@h").address().user()).isNull();
  }

  @Test
  void noSecretIsInANameOfTheStore() {
    Settings settings = settings("rediss://ann:pw@h1,h2:7000?cluster=true");

    assertThat(settings).hasToString("rediss://h1:6379,h2:7000");
    assertThat(settings("redis://ann:pw@h/3")).hasToString("redis://h:6379/3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis:h                       | no //",
        "redis://                      | host is missing",
        "redis://:pw@                  | host is missing",
        "redis://h,                    | host is missing",
        "redis://:6379                 | host is missing",
        "redis://h:x                   | port is not a number",
        "redis://h:0                   | port is not a number",
        "redis://h:65536               | port is not a number",
        "redis://h/x                   | database is not a number",
        "redis://h/-1                  | database is not a number",
        "redis://hidden@h              | no : between user and password",
        "redis://u:hid%zzden@h         | has a %",
        "redis://u:hid/den@h:x         | port is not a number",
        "redis://h1,h2                 | more than one server",
        "redis://h1,h2?cluster=maybe   | write true",
        "redis://h?cluster=true&sentinel=m | take cluster or sentinel away",
        "redis://h/1?cluster=true      | take /1 away",
        "redis://h?sentinel=           | name of the watched master",
        "redis://h?timeout=0           | write one from 1",
        "redis://h?connections=many    | write one from 1",
        "redis://h?grace=-1            | write one from 0"
      })
  void aBadUriIsRefusedWithWhatIsWrongAndNoSecret(String uri, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(uri))
        .withMessageContaining("redis:")
        .withMessageContaining(wrong)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid").doesNotContain("pw"));
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("redis://u:hid/den@h?max=3"))
        .withMessageContaining("'max'")
        .withMessageContaining("cluster, connect-timeout, connections, grace, sentinel, timeout")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("den"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "rediss"})
  void bothSchemesAreFound(String scheme) {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::scheme)
        .contains(scheme);
  }
}
