package io.larder.example.quickstart;

import java.nio.file.Path;
import java.util.Map;

/** The store for those who name none: a file of bounded size in the user's cache folder. */
final class DefaultStore {
  private DefaultStore() {}

  /** Returns its URI; the folder is that of the XDG Base Directory Specification. */
  static String uri(Map<String, String> environment, String home) {
    Path configured = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path folder = configured.isAbsolute() ? configured : Path.of(home, ".cache");
    return "sqlite:%s?maximum-bytes=256M"
        .formatted(folder.resolve("larder").resolve("quickstart.db"));
  }
}
