package io.larder.example.audit;

import java.nio.file.Path;
import java.util.Map;

/** The file for those who name none, in the user's cache folder. */
final class DefaultFile {
  private DefaultFile() {}

  /** Returns it; the folder is that of the XDG Base Directory Specification. */
  static Path path(Map<String, String> environment, String home) {
    Path configured = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path folder = configured.isAbsolute() ? configured : Path.of(home, ".cache");
    return folder.resolve("larder").resolve("aws-audit.db");
  }
}
