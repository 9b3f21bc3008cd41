package io.larder.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTest {
  @TempDir Path home;

  @Test
  void theStoreIsInTheCacheFolderOfTheDesktop() {
    Path cache = home.resolve("cache");
    assertThat(DefaultStore.uri(Map.of("XDG_CACHE_HOME", cache.toString()), "unused"))
        .isEqualTo(uri(cache));
  }

  @Test
  void withoutAnAbsoluteCacheFolderTheStoreIsInThatOfTheHome() {
    String expected = uri(home.resolve(".cache"));
    assertThat(DefaultStore.uri(Map.of(), home.toString())).isEqualTo(expected);
    assertThat(DefaultStore.uri(Map.of("XDG_CACHE_HOME", "x"), home.toString()))
        .isEqualTo(expected);
  }

  @Test
  void theFolderIsTheRepositoryThatMavenNames() {
    Properties properties = new Properties();
    properties.setProperty("user.home", home.toString());
    assertThat(MavenRepository.folder(properties))
        .isEqualTo(home.resolve(Path.of(".m2", "repository")));
    properties.setProperty("maven.repo.local", home.resolve("jars").toString());
    assertThat(MavenRepository.folder(properties)).isEqualTo(home.resolve("jars"));
  }

  private static String uri(Path cache) {
    return "sqlite:" + cache.resolve(Path.of("larder", "quickstart.db")) + "?maximum-bytes=256M";
  }
}
