package io.larder.example.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.example.hibernate.Fixture.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who makes the caches of regions: Hibernate, or the application before. */
class MissingCacheTest {
  private static final String DATABASE = "jdbc:h2:mem:missing;DB_CLOSE_DELAY=-1";

  private @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // JUnit does the rest
  MissingCacheTest() {}

  private Map<String, String> cache(Fixture fixture, String strategy) {
    Map<String, String> cache = new HashMap<>(fixture.cache());
    cache.put("hibernate.javax.cache.missing_cache_strategy", strategy);
    return cache;
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "create-warn"})
  void hibernateMakesThem(String strategy) {
    Fixture fixture = new Fixture(Place.HEAP, false, folder);
    try (Library library = new Library(DATABASE, cache(fixture, strategy))) {
      library.fill(2);
      assertThat(library.find(1).id()).isEqualTo(1);
    }
  }

  @Test
  void hibernateRefusesToMakeThem() {
    Fixture fixture = new Fixture(Place.HEAP, false, folder);
    assertThatThrownBy(() -> new Library(DATABASE, cache(fixture, "fail")).close())
        .hasStackTraceContaining("creation of JCache Cache objects is not supported");
  }

  @Test
  void theApplicationMakesThemWithSettingsOfTheirOwn() {
    Fixture fixture = new Fixture(Place.HEAP, false, folder);
    CachingProvider provider = Caching.getCachingProvider("io.larder.LarderCachingProvider");
    CacheManager manager =
        provider.getCacheManager(URI.create(fixture.settings()), provider.getDefaultClassLoader());
    String home = Book.class.getPackageName() + ".";
    for (String region :
        List.of(
            home + "Book",
            home + "Book.reviews",
            home + "Book##NaturalId",
            home + "Review",
            home + "Shelf",
            "default-query-results-region",
            "default-update-timestamps-region")) {
      manager.createCache(
          fixture.prefix() + "." + region, new LarderConfiguration<>().setMaximumEntries(1_000));
    }
    try (Library library = new Library(DATABASE, cache(fixture, "fail"))) {
      library.fill(2);
      assertThat(library.find(1).id()).isEqualTo(1);
      library.statistics().clear();
      assertThat(library.find(1).id()).isEqualTo(1);
      assertThat(library.statistics().getPrepareStatementCount()).isZero();
    }
    assertThat(manager.isClosed()).isTrue();
  }
}
