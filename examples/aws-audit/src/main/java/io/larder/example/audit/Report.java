package io.larder.example.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import javax.cache.CacheException;

/** Prints what a run sent, and what it was spared. */
record Report(PrintWriter out) {
  /**
   * Prints it, and adds the times of this run to those that are known.
   *
   * @param file of the cache
   * @param nanos how long the run took
   */
  void print(Tally tally, Path file, long nanos) {
    out.printf("%n%-28s%8s%8s%n", "operation", "sent", "saved");
    tally
        .requests()
        .forEach(
            (operation, each) ->
                out.printf(Locale.ROOT, "%-28s%,8d%,8d%n", operation, each.sent(), each.saved()));
    Tally.Requests total = tally.total();
    line("calls sent", number(total.sent()) + (total.sent() == 0 ? "; nothing was sent" : ""));
    line("calls saved", number(total.saved()));
    line("time saved", timeSaved(tally, file));
    line("time", millis(nanos));
    line("cache", file.toString());
  }

  private static String timeSaved(Tally tally, Path file) {
    try (SentTimes times = new SentTimes(file)) {
      times.add(tally.sent());
      long nanos = tally.savedNanos(times);
      return nanos < 0
          ? "none; the cache cost %s more than that".formatted(millis(-nanos))
          : millis(nanos);
    } catch (CacheException | IllegalArgumentException e) { // no such file can be
      return "not known: " + e.getMessage();
    }
  }

  private void line(String name, String value) {
    out.printf("%-16s%s%n", name, value);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.0f ms", nanos / 1e6);
  }
}
