package io.larder.jcache.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagerFileTest {
  private static final String TEXT =
      "# settings\nlarder.store = sqlite:größe.db\nlarder.near=true\nother=1";

  private final Properties properties = new Properties();
  private @TempDir Path folder;

  private URI file(String text) throws IOException {
    return Files.writeString(folder.resolve("larder.properties"), text).toUri();
  }

  private Settings at(URI uri) {
    return Settings.of("users", new MutableConfiguration<>(), new Defaults(uri, properties));
  }

  @Test
  void aFileSaysWhatThePropertiesLeaveOpen() throws IOException {
    properties.setProperty("larder.near", "false");
    Settings settings = at(file(TEXT));

    assertThat(settings.store()).hasToString("sqlite:größe.db");
    assertThat(settings.near()).isFalse();
  }

  @Test
  void aFileMayBeInAJarAndTheJarMayGoAfterwards() throws IOException {
    Path jar = folder.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("conf/larder.properties"));
      entries.write(TEXT.getBytes(UTF_8));
    }
    URI uri = URI.create("jar:" + jar.toUri() + "!/conf/larder.properties");

    assertThat(at(uri).near()).isTrue();
    Files.delete(jar);
    assertThatThrownBy(() -> at(uri)).isInstanceOf(CacheException.class);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    URI uri = folder.resolve("lader.properties").toUri();
    assertThatThrownBy(() -> at(uri))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(uri.toString())
        .hasMessageContaining("correct the URI or the file");
    assertThatThrownBy(() -> at(URI.create("larder:x.properties")))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("unknown protocol: larder");
  }

  @Test
  void aWrongLineIsAnErrorAsAnywhere() throws IOException {
    URI escape = file("larder.store=\\u00zz");
    assertThatThrownBy(() -> at(escape)).isInstanceOf(CacheException.class);
    URI name = file("larder.sotre=sqlite:a.db");
    assertThatThrownBy(() -> at(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean 'larder.store'");
  }

  @Test
  void otherUrisNameNoFile() {
    assertThat(at(URI.create("larder:default")).store()).isNull();
    assertThat(at(folder.resolve("ehcache.xml").toUri()).store()).isNull();
  }
}
