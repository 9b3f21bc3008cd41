package io.larder.jcache.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.URLConnection;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * Settings in a file whose URI is that of the manager: what frameworks that know no {@link
 * Properties} can give, as Hibernate does by {@code hibernate.javax.cache.uri} and Spring Boot by
 * {@code spring.cache.jcache.config}.
 */
final class ManagerFile {
  /** How the URI of a manager ends that names such a file. */
  static final String SUFFIX = ".properties";

  private ManagerFile() {}

  /**
   * Reads the file, in UTF-8.
   *
   * @throws CacheException when there is no such file, or it cannot be read
   */
  static Properties at(URI uri) {
    Properties properties = new Properties();
    try {
      load(properties, uri.toURL().openConnection());
    } catch (IOException | IllegalArgumentException e) {
      throw new CacheException(
          "cannot read the settings of cache manager %s: %s; correct the URI or the file"
              .formatted(uri, e.getMessage()),
          e);
    }
    return properties;
  }

  private static void load(Properties properties, URLConnection connection) throws IOException {
    connection.setUseCaches(false); // a jar would stay open, and keep its class loader
    try (Reader reader = new InputStreamReader(connection.getInputStream(), UTF_8)) {
      properties.load(reader);
    }
  }
}
