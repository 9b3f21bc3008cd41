package io.larder.example.quickstart;

import java.nio.file.Path;
import java.util.Properties;

/** The user's local Maven repository: a folder that everybody who builds this has. */
final class MavenRepository {
  private MavenRepository() {}

  /** Returns where Maven says that it is (this module's pom passes that on), or its usual place. */
  static Path folder(Properties properties) {
    String configured = properties.getProperty("maven.repo.local", "");
    return configured.isBlank()
        ? Path.of(properties.getProperty("user.home"), ".m2", "repository")
        : Path.of(configured);
  }
}
