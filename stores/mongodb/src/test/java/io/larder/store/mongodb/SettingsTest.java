package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import io.larder.spi.Namespace;
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
    return Settings.of(new StoreConfig(StoreUri.parse(uri), Ticker.system()));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    Settings settings = settings("mongodb://db-1");

    assertThat(settings.client().getHosts()).containsExactly("db-1");
    assertThat(settings.client().getCredential()).isNull();
    assertThat(settings.database()).isEqualTo("larder");
    assertThat(settings.collection()).isNull();
    assertThat(settings.feed()).isTrue();
    assertThat(settings.timeoutMillis()).isEqualTo(5_000);
    assertThat(settings.graceMillis()).isEqualTo(60_000);
    assertThat(settings.writeConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
    assertThat(settings.readConcern()).isEqualTo(ReadConcern.MAJORITY);
    assertThat(settings.durable()).isTrue();
  }

  @Test
  void theCachesTimeoutIsTheOneThatTheUriDoesNotSay() {
    StoreUri uri = StoreUri.parse("mongodb://h");
    assertThat(
            Settings.of(new StoreConfig(uri, Ticker.system(), Duration.ofMillis(70)))
                .timeoutMillis())
        .isEqualTo(70);
  }

  @Test
  void everythingIsRead() {
    Settings settings =
        settings(
            "mongodb://ann:p%40ss%2Fw%25@h1,h2:27018/caches?replicaSet=rs0&authSource=admin&w=2"
                + "&journal=false&tls=true&collection=all&feed=none&timeout=4&grace=5"
                + "&appName=a%26b");

    assertThat(settings.client().getHosts()).containsExactly("h1", "h2:27018");
    assertThat(settings.client().getCredential()).isNotNull();
    assertThat(settings.client().getCredential().getUserName()).isEqualTo("ann");
    assertThat(settings.client().getCredential().getPassword()).isEqualTo("p@ss/w%".toCharArray());
    assertThat(settings.client().getCredential().getSource()).isEqualTo("admin");
    assertThat(settings.client().getRequiredReplicaSetName()).isEqualTo("rs0");
    assertThat(settings.client().getSslEnabled()).isTrue();
    assertThat(settings.client().getApplicationName()).isEqualTo("a&b");
    assertThat(settings.database()).isEqualTo("caches");
    assertThat(settings.collection()).isEqualTo("all");
    assertThat(settings.feed()).isFalse();
    assertThat(settings.timeoutMillis()).isEqualTo(4);
    assertThat(settings.graceMillis()).isEqualTo(5);
    assertThat(settings.writeConcern()).isEqualTo(new WriteConcern(2).withJournal(false));
    assertThat(settings.readConcern()).isEqualTo(ReadConcern.LOCAL);
    assertThat(settings.durable()).isFalse();
  }

  @Test
  void noSecretIsInANameOfTheStore() {
    Settings settings = settings("mongodb://ann:pw@h1,h2:7000/caches?tls=true");

    assertThat(settings).hasToString("mongodb://***@h1,h2:7000/caches");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mongodb:h                         | no //",
        "mongodb://                        | mongodb:",
        "mongodb://u:pw@                   | mongodb:",
        "mongodb://h:x                     | port",
        "mongodb://h:65536                 | port",
        "mongodb://u:pw@h:65536            | port",
        "mongodb://u:hid%zzden@h           | the login is wrong",
        "mongodb://u:hid/den@h             | the login is wrong",
        "mongodb://u:hid:den@h             | the login is wrong",
        "mongodb://h/a.b                   | name a collection by collection=",
        "mongodb://h?retryWrites=true      | sent again unseen; write false",
        "mongodb://h?w=0                   | tells no conflict",
        "mongodb://h?readPreference=nearest | write primary",
        "mongodb://h?readConcernLevel=snapshot | write majority or local",
        "mongodb://h?w=1&readConcernLevel=majority | take readConcernLevel or w away",
        "mongodb://h?feed=yes              | write auto or none",
        "mongodb://h?collection=           | no name of a collection",
        "mongodb://h?collection=system.x   | no name of a collection",
        "mongodb://h?collection=a$b        | no name of a collection",
        "mongodb://h?collection=larder.x   | do not begin with larder.",
        "mongodb://h?timeout=0             | write one from 1",
        "mongodb://h?grace=-1              | write one from 0"
      })
  void aBadUriIsRefusedWithWhatIsWrongAndNoSecret(String uri, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(uri))
        .withMessageContaining("mongodb:")
        .withMessageContaining(wrong)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid").doesNotContain("pw"))
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("pw"));
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("mongodb://u:hid/den@h?max=3"))
        .withMessageContaining("'max'")
        .withMessageContaining("collection, compressors, directConnection, feed, grace")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("den@"));
  }

  @Test
  void aLongNameEndsInAHashAndFitsInWhatAnyServerTakes() {
    assertThat(Names.of(new Namespace("Users_1-a"))).isEqualTo("Users_1-a");
    assertThat(Names.of(new Namespace("a.b$"))).isEqualTo("a%002eb%0024");
    String one = Names.of(new Namespace("x".repeat(200) + "1"));
    String other = Names.of(new Namespace("x".repeat(200) + "2"));
    assertThat(one).hasSize(49).isNotEqualTo(other).contains("~");
    assertThat(Names.of(new Namespace("x".repeat(49)))).doesNotContain("~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongodb", "mongodb+srv"})
  void bothSchemesAreFound(String scheme) {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::scheme)
        .contains(scheme);
  }
}
