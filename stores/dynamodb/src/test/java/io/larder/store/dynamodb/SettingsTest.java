package io.larder.store.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class SettingsTest {
  private static Settings settings(String uri) {
    return Settings.of(new StoreConfig(StoreUri.parse(uri), Ticker.system()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb:caches", "dynamodb://caches"})
  void whatIsNotSaidHasADefault(String uri) {
    Settings settings = settings(uri);

    assertThat(settings.table()).isEqualTo("caches");
    assertThat(settings.region()).isNull();
    assertThat(settings.endpoint()).isNull();
    assertThat(settings.profile()).isNull();
    assertThat(settings.credentials()).isNull();
    assertThat(settings.create()).isFalse();
    assertThat(settings.consistentPeeks()).isFalse();
    assertThat(settings.parallel()).isEqualTo(16);
    assertThat(settings.timeoutMillis()).isEqualTo(5_000);
    assertThat(settings.graceMillis()).isEqualTo(60_000);
  }

  @Test
  void everythingIsRead() {
    Settings settings =
        settings(
            "dynamodb:my_caches-1.x?region=eu-west-1&endpoint=http://127.0.0.1:8000&access-key=id"
                + "&secret-key=se%2Bcret/=&session-token=to%2Bken&create=true"
                + "&consistent-reads=always&parallel=3&timeout=4&grace=5");

    assertThat(settings.table()).isEqualTo("my_caches-1.x");
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:8000"));
    assertThat(settings.credentials())
        .isEqualTo(AwsSessionCredentials.create("id", "se+cret/=", "to+ken"));
    assertThat(settings.create()).isTrue();
    assertThat(settings.consistentPeeks()).isTrue();
    assertThat(settings.parallel()).isEqualTo(3);
    assertThat(settings.timeoutMillis()).isEqualTo(4);
    assertThat(settings.graceMillis()).isEqualTo(5);
    assertThat(settings("dynamodb:caches?profile=work").profile()).isEqualTo("work");
    assertThat(settings("dynamodb:caches?access-key=a&secret-key=b").credentials())
        .isEqualTo(AwsBasicCredentials.create("a", "b"));
  }

  @Test
  void theCachesTimeoutIsTheOneThatTheUriDoesNotSay() {
    StoreUri uri = StoreUri.parse("dynamodb:caches");
    StoreConfig config = new StoreConfig(uri, Ticker.system(), Duration.ofMillis(70));
    assertThat(Settings.of(config).timeoutMillis()).isEqualTo(70);
  }

  @Test
  void noSecretIsInANameOfTheStore() {
    String login = "&access-key=hidden&secret-key=hidden&session-token=hidden";

    assertThat(settings("dynamodb:caches?region=eu-west-1" + login))
        .hasToString("dynamodb:caches in eu-west-1");
    assertThat(settings("dynamodb:caches?endpoint=http://localhost:8000" + login))
        .hasToString("dynamodb:caches at http://localhost:8000");
    assertThat(requireNonNull(settings("dynamodb:caches"))).hasToString("dynamodb:caches");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb:                                | 3 to 255",
        "dynamodb:ab                              | 3 to 255",
        "dynamodb:a/b/c                           | 3 to 255",
        "dynamodb://user:hidden@caches            | 3 to 255",
        "dynamodb:caches?create=yes               | write true or false",
        "dynamodb:caches?consistent-reads=never   | write always or steps",
        "dynamodb:caches?endpoint=127.0.0.1:8000  | http://",
        "dynamodb:caches?endpoint=ftp://h         | http://",
        "dynamodb:caches?endpoint=http://         | http://",
        "dynamodb:caches?endpoint=http://u:hidden@h | credentials are options",
        "dynamodb:caches?region=                  | write a name",
        "dynamodb:caches?profile=                 | write a name",
        "dynamodb:caches?access-key=hidden        | belong together",
        "dynamodb:caches?secret-key=hidden        | belong together",
        "dynamodb:caches?session-token=hidden     | belong together",
        "dynamodb:caches?access-key=a&secret-key=hid+den | write its + as %2B",
        "dynamodb:caches?access-key=a&secret-key=hidden&profile=p | take access-key or profile",
        "dynamodb:caches?timeout=0                | write one from 1",
        "dynamodb:caches?parallel=0               | write one from 1",
        "dynamodb:caches?grace=-1                 | write one from 0"
      })
  void aBadUriIsRefusedWithWhatIsWrongAndNoSecret(String uri, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(uri))
        .withMessageContaining("dynamodb:")
        .withMessageContaining(wrong)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid"));
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("dynamodb:caches?secret=hidden"))
        .withMessageContaining("'secret'")
        .withMessageContaining("access-key, consistent-reads, create, endpoint, grace, parallel")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid"));
  }

  @Test
  void theSchemeIsFound() {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::scheme)
        .contains("dynamodb");
  }
}
