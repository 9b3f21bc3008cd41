package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

/** Configurations that are wrong: refused when the cache is made, saying what and what next. */
interface ConfigurationContract extends CacheFixture {
  private void assertRefused(LarderConfiguration<String, String> configuration, String... words) {
    assertThatThrownBy(() -> create("refused", configuration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
    assertThat(manager().getCacheNames()).doesNotContain("refused");
  }

  private CacheManager managerWith(String property, String value) {
    Properties properties = new Properties();
    properties.setProperty(property, value);
    return provider().getCacheManager(URI.create("urn:own"), null, properties);
  }

  @Test
  default void anUnknownStoreIsAnsweredWithThoseFound() {
    assertRefused(strings().setStore("redsi://localhost"), "redsi", "memory");
    assertRefused(strings().setStore("no scheme"), "scheme:location");
    assertRefused(strings().setStore("memory:x?colour=red"), "colour", "largest-batch");
  }

  @Test
  default void unknownNamesAreAnsweredWithTheKnownOnes() {
    assertRefused(strings().setEviction("lur"), "lur", "lru");
    assertRefused(strings().setOnUnreadable("ignore"), "ignore", "miss", "fail");
    assertRefused(strings().setCodec("jsno"), "jsno", "larder", "java");
  }

  @Test
  default void boundsAreMoreThanZero() {
    LarderConfiguration<String, String> configuration = strings();

    assertThatThrownBy(() -> configuration.setMaximumEntries(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("maximumEntries", "0");
    assertThatThrownBy(() -> configuration.setMaximumEntries(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("maximumEntries", "-1");
    assertThatThrownBy(() -> configuration.setLease(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lease");
    assertThatThrownBy(() -> configuration.setNearStaleness(Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nearStaleness");
    create(configuration).put("a", "nothing has changed");
  }

  @Test
  default void aSecondCacheOfANameIsRefusedAndTheFirstGoesOn() {
    LarderCache<String, String> first = create(strings());
    first.put("a", "1");

    assertThatThrownBy(() -> create(strings()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(NAME);

    assertThat(first.get("a")).isEqualTo("1");
    assertThat(manager().<String, String>getCache(NAME)).isSameAs(first);
  }

  @Test
  default void oneOfManyWhoMakeACacheOfOneNameWins() {
    var made =
        Worker.all(
            4,
            i -> {
              try {
                return create(strings()).getName();
              } catch (CacheException e) {
                return "refused";
              }
            });

    assertThat(made).containsOnlyOnce(NAME).contains("refused");
    assertThat(manager().<String, String>getCache(NAME).isClosed()).isFalse();
  }

  @Test
  default void anUnknownPropertyIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> managerWith("larder.maximum-entires", "5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larder.maximum-entires")
        .hasMessageContaining("did you mean 'larder.maximum-entries'");
    assertThat(managerWith("other.maximum-entires", "5").isClosed()).isFalse();
  }

  @Test
  default void aPropertyThatCannotBeReadIsNamed() {
    for (String wrong : new String[] {"0", "-1", "many", ""}) {
      CacheManager manager = managerWith("larder.maximum-entries", wrong);
      assertThatThrownBy(() -> manager.createCache(NAME, new MutableConfiguration<>()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("larder.maximum-entries", "'" + wrong + "'");
      manager.close();
    }
    CacheManager manager = managerWith("larder.near", "yes");
    assertThatThrownBy(() -> manager.createCache(NAME, new MutableConfiguration<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("larder.near", "true or false", "yes");
  }

  @Test
  default void aStoreByReferenceCacheHasNoStoreOfItsOwn() {
    assertRefused(strings().setStore("memory:").setStoreByValue(false), "refused", "reference");
  }

  @Test
  default void aDefaultStoreIsNotForStoreByReference() {
    CacheManager manager = managerWith("larder.store", "memory:");
    MutableConfiguration<String, Object> configuration =
        new MutableConfiguration<String, Object>()
            .setTypes(String.class, Object.class)
            .setStoreByValue(false);
    Cache<String, Object> cache = manager.createCache(NAME, configuration);
    Object value = new Object();

    cache.put("a", value);

    assertThat(cache.get("a")).isSameAs(value);
  }

  @Test
  default void theConfigurationIsCopiedWhenTheCacheIsMade() {
    LarderConfiguration<String, String> configuration = strings();
    LarderCache<String, String> cache = create(configuration);

    configuration.setStatisticsEnabled(true).setReadThrough(true);

    @SuppressWarnings("unchecked") // the specification has it so
    CompleteConfiguration<String, String> shown = cache.getConfiguration(LarderConfiguration.class);
    assertThat(shown.isStatisticsEnabled()).isFalse();
    assertThat(shown.isReadThrough()).isFalse();
    assertThat(shown.getKeyType()).isEqualTo(String.class);
    assertThatThrownBy(() -> cache.getConfiguration(OwnConfiguration.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A configuration of somebody else's. */
  final class OwnConfiguration extends MutableConfiguration<String, String> {
    private static final long serialVersionUID = 1L;
  }

  @Test
  default void aManagerTakesThePropertiesBehindItsPropertiesToo() {
    Properties behind = new Properties();
    behind.setProperty("application.name", "a");
    Properties given = new Properties(behind);
    given.setProperty("application.part", "b");

    Properties taken =
        provider()
            .getCacheManager(URI.create("larder:properties"), getClass().getClassLoader(), given)
            .getProperties();

    assertThat(taken)
        .containsEntry("application.name", "a")
        .containsEntry("application.part", "b")
        .hasSize(2);
  }
}
