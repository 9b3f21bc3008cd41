package io.larder.example.quickstart;

import io.larder.LarderConfiguration;
import java.nio.file.Path;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/** The hashes of files, kept in a store from one run of the program to the next. Thread-safe. */
final class HashCache {
  private static final String NAME = "hashes";

  private final Cache<FileVersion, String> hashes;
  private final Cache<String, Run> runs;

  /**
   * Opens the store; the manager closes it.
   *
   * @param store such as {@code sqlite:hashes.db}
   */
  HashCache(CacheManager manager, String store) {
    hashes =
        manager.createCache(
            NAME,
            new LarderConfiguration<FileVersion, String>()
                .setTypes(FileVersion.class, String.class)
                .setStore(store)
                .setReadThrough(true)
                .setCacheLoaderFactory(Sha256Loader::new)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true));
    runs =
        manager.createCache(
            "runs",
            new LarderConfiguration<String, Run>()
                .setTypes(String.class, Run.class)
                .setStore(store));
  }

  /** Hashes files, several at a time; what the store has of them is not read again. */
  void hashAll(List<FileVersion> files, Progress progress, Unreadable unreadable) {
    files.parallelStream()
        .forEach(
            file -> {
              try {
                hashes.get(file);
              } catch (CacheLoaderException e) {
                unreadable.add(file.path(), e.getCause());
              }
              progress.add(file.size());
            });
  }

  /** Returns the last run that had to read this folder, null when none is known. */
  @Nullable Run fillingRun(Path folder) {
    return runs.get(folder.toString());
  }

  /** Keeps a run that had to read this folder, for comparison. */
  void remember(Path folder, Run run) {
    if (run.filledTheStore()) {
      runs.put(folder.toString(), run);
    }
  }

  /** Returns what the cache of hashes counted since it was opened. */
  StatisticsBean statistics() {
    return StatisticsBean.of(NAME);
  }
}
