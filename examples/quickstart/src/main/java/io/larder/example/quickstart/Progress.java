package io.larder.example.quickstart;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What is shown while files are hashed. Thread-safe. */
@FunctionalInterface
interface Progress extends AutoCloseable {
  /** Says that so many bytes are done. */
  void add(long bytes);

  @Override
  default void close() {}

  /** A bar where somebody watches a terminal, nothing in a file or a pipe, or of nothing. */
  @SuppressWarnings("SystemConsoleNull") // null without a terminal: up to Java 21, and from 25 on
  static Progress of(long bytes) {
    boolean watched = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    return watched && bytes > 0 ? bar(bytes) : ignored -> {};
  }

  private static Progress bar(long bytes) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("SHA-256")
            .setInitialMax(bytes)
            .setUnit(" MiB", 1 << 20)
            .setUpdateIntervalMillis(100)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(
                new ConsoleProgressBarConsumer(System.out) {
                  @Override
                  public void close() {} // may come once too often; the line ends below
                })
            .build();
    return new Progress() {
      @Override
      public void add(long bytes) {
        bar.stepBy(bytes);
      }

      @Override
      public void close() {
        bar.close();
        System.out.println();
      }
    };
  }
}
