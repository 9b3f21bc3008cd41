package io.larder.jcache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.engine.Bounds;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final URI PLACE = URI.create("larder:default");

  private final Properties properties = new Properties();

  private Settings of(CompleteConfiguration<?, ?> configuration) {
    return of("users", configuration);
  }

  private Settings of(String cacheName, CompleteConfiguration<?, ?> configuration) {
    return Settings.of(cacheName, configuration, new Defaults(PLACE, properties));
  }

  @Test
  void aPlainConfigurationIsBoundedAndOnTheHeap() {
    Settings settings = of(new MutableConfiguration<>());
    assertThat(settings.bounds().entries()).isEqualTo(10_000);
    assertThat(settings.store()).isNull();
    assertThat(settings.near()).isFalse();
    assertThat(settings.namespace()).isEqualTo("users");
  }

  @Test
  void propertiesSetWhatAPlainConfigurationLeavesOpen() {
    properties.setProperty("larder.store", "sqlite:users.db");
    properties.setProperty("larder.near", "true");
    properties.setProperty("larder.near-staleness", "250");
    properties.setProperty("larder.lease", "PT3S");
    properties.setProperty("larder.maximum-entries", "7");
    properties.setProperty("larder.allow", "com.acme.**; org.acme.User");
    Settings settings = of(new MutableConfiguration<>());
    assertThat(settings.store()).hasToString("sqlite:users.db");
    assertThat(settings.near()).isTrue();
    assertThat(settings.nearStalenessMillis()).isEqualTo(250);
    assertThat(settings.leaseMillis()).isEqualTo(3_000);
    assertThat(settings.bounds().entries()).isEqualTo(7);
    assertThat(settings.allowed()).containsExactly("com.acme.**", "org.acme.User");
  }

  @Test
  void aStoreThatIsDownIsAnErrorUnlessSomebodySaysOtherwise() {
    Settings settings = of(new MutableConfiguration<>());
    assertThat(settings.storeTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.outlastsStore()).isFalse();

    properties.setProperty("larder.store-timeout", "PT2S");
    properties.setProperty("larder.on-store-failure", "memory");
    assertThat(of(new MutableConfiguration<>()).storeTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(of(new MutableConfiguration<>()).outlastsStore()).isTrue();

    LarderConfiguration<Object, Object> own =
        new LarderConfiguration<>()
            .setStoreTimeout(Duration.ofSeconds(1))
            .setOnStoreFailure("fail");
    assertThat(of(new LarderConfiguration<>(own)).storeTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(of(new LarderConfiguration<>(own)).outlastsStore()).isFalse();
    assertThatThrownBy(() -> of(own.setOnStoreFailure("heap")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heap")
        .hasMessageContaining("fail, memory");
  }

  @Test
  void whatTheCacheItselfSaysWins() {
    properties.setProperty("larder.maximum-entries", "7");
    properties.setProperty("larder.near-staleness", "250");
    Settings settings =
        of(
            new LarderConfiguration<>()
                .setMaximumEntries(9)
                .setNearStaleness(Duration.ofSeconds(2)));
    assertThat(settings.bounds().entries()).isEqualTo(9);
    assertThat(settings.nearStalenessMillis()).isEqualTo(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "PT0.0001S", "PT999999999999999H", "P365001D", "soon"})
  void aTimeIsFromOneMilliTo1000Years(String time) {
    properties.setProperty("larder.lease", time);
    assertThatThrownBy(() -> of(new MutableConfiguration<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larder.lease")
        .hasMessageContaining(time);
  }

  @Test
  void anUnknownPropertyNamesTheNearestKnownOne() {
    properties.setProperty("larder.maximum-entires", "7");
    assertThatThrownBy(() -> new Defaults(PLACE, properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larder.maximum-entires")
        .hasMessageContaining("did you mean 'larder.maximum-entries'")
        .hasMessageContaining("larder.store");
  }

  @Test
  void propertiesOfOthersAreNotOurs() {
    properties.setProperty("hibernate.cache", "x");
    assertThat(of(new MutableConfiguration<>()).store()).isNull();
  }

  @Test
  void aValueOfTheWrongKindSaysWhatIsWanted() {
    properties.setProperty("larder.maximum-entries", "0");
    assertThatThrownBy(() -> of(new MutableConfiguration<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larder.maximum-entries")
        .hasMessageContaining("whole number > 0");
  }

  @Test
  void aDefaultStoreDoesNotApplyByReference() {
    properties.setProperty("larder.store", "sqlite:users.db");
    assertThat(of(new MutableConfiguration<>().setStoreByValue(false)).store()).isNull();
  }

  @Test
  void anExplicitStoreDoesNotGoWithByReference() {
    assertThatThrownBy(
            () -> of(new LarderConfiguration<>().setStoreByValue(false).setStore("sqlite:a.db")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("users")
        .hasMessageContaining("store-by-reference");
  }

  @Test
  void anUnknownPolicyListsTheKnownOnes() {
    assertThatThrownBy(() -> of(new LarderConfiguration<>().setEviction("lfu")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lfu")
        .hasMessageContaining("lru");
  }

  @Test
  void aBoundOfZeroIsRefused() {
    assertThatThrownBy(() -> new LarderConfiguration<>().setMaximumEntries(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maximumEntries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default-update-timestamps-region",
        "shop.default-update-timestamps-region",
        "org.hibernate.cache.spi.UpdateTimestampsCache"
      })
  void theTimestampsOfHibernateAreNeitherBoundedNorStaleUnlessTheirOwnConfigurationSaysSo(
      String region) {
    properties.setProperty("larder.near", "true");
    properties.setProperty("larder.maximum-entries", "7");

    Settings fitting = of(region, new MutableConfiguration<>());
    assertThat(fitting.near()).isFalse();
    assertThat(fitting.bounds().entries()).isEqualTo(Long.MAX_VALUE);
    assertThat(of(region + "-2", new MutableConfiguration<>()).bounds().entries()).isEqualTo(7);

    Settings own = of(region, new LarderConfiguration<>().setNear(true).setMaximumEntries(9));
    assertThat(own.near()).isTrue();
    assertThat(own.bounds().entries()).isEqualTo(9);
  }

  @Test
  void aPropertyThatIsNoTextIsRefused() {
    properties.put("larder.maximum-entries", 7);
    assertThatThrownBy(() -> new Defaults(PLACE, properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larder.maximum-entries")
        .hasMessageContaining("Integer");
  }

  @Test
  void aBoundOfBytesOrWeightTakesThePlaceOfTheDefaultOne() {
    Settings bytes = of("users", new LarderConfiguration<>().setMaximumBytes("1.5K"));
    assertThat(bytes.bounds()).isEqualTo(new Bounds(Long.MAX_VALUE, 1_536, Long.MAX_VALUE));
    Settings weight =
        of(
            "users",
            new LarderConfiguration<>()
                .setMaximumEntries(7)
                .setMaximumWeight(9, () -> (key, value) -> 1));
    assertThat(weight.bounds()).isEqualTo(new Bounds(7, Long.MAX_VALUE, 9));
    properties.setProperty("larder.maximum-bytes", "128M");
    assertThat(of("users", new MutableConfiguration<>()).bounds().bytes()).isEqualTo(128L << 20);
  }
}
