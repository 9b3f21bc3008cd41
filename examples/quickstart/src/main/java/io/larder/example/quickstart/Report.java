package io.larder.example.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table of what was hashed, and what the cache did for it. */
record Report(PrintStream out) {
  /**
   * Prints the figures of a run.
   *
   * @param filling the run that filled the store, null when none is known
   */
  void print(Run run, @Nullable Run filling) {
    line("files", text("%,d, %s", run.files(), size(run.bytes())));
    line("hits", text("%,d", run.hits()));
    line("misses", text("%,d", run.misses()));
    line("hit rate", text("%.1f %%", run.hitPercentage()));
    line("time", seconds(run.time()) + comparison(run, filling));
  }

  /** Prints one more line of the table. */
  void line(String name, Object value) {
    out.printf(Locale.ROOT, "%-12s%s%n", name, value);
  }

  private static String comparison(Run run, @Nullable Run filling) {
    if (run.filledTheStore()) {
      return "; run it again, and the hashes come from the store";
    }
    if (filling == null || !run.comparesWith(filling)) {
      return "";
    }
    double factor = run.speedUp(filling);
    String how = factor < 1.05 ? "no faster" : text("%.1f times faster", factor);
    return "; " + how + " than the run that filled the store: " + seconds(filling.time());
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? text("%,d bytes", bytes)
        : text("%,.1f MiB", (double) bytes / (1 << 20));
  }

  private static String seconds(Duration time) {
    return text("%,.2f s", time.toNanos() / 1e9);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
