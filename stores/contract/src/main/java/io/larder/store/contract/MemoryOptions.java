package io.larder.store.contract;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.StoreUri;
import java.util.Set;

/** Reads what a store in memory shall be able to do from its URI. */
final class MemoryOptions {
  private static final String LARGEST_KEY = "largest-key";
  private static final String LARGEST_VALUE = "largest-value";
  private static final String MOST_CHUNKS = "most-chunks";
  private static final String LARGEST_BATCH = "largest-batch";
  private static final String FEED = "feed";
  private static final String SCAN = "scan";
  private static final String UPSERT = "upsert";
  private static final Set<String> KNOWN =
      Set.of(LARGEST_KEY, LARGEST_VALUE, MOST_CHUNKS, LARGEST_BATCH, FEED, SCAN, UPSERT);

  private MemoryOptions() {}

  static Capabilities capabilities(StoreUri uri) {
    uri.requireKnown(KNOWN);
    return new Capabilities(
        number(uri, LARGEST_KEY, Integer.MAX_VALUE),
        number(uri, LARGEST_VALUE, Integer.MAX_VALUE),
        number(uri, MOST_CHUNKS, 1),
        number(uri, LARGEST_BATCH, 1000),
        0,
        choice(uri, FEED, "poll", "none") ? Feed.POLL : Feed.NONE,
        choice(uri, SCAN, "true", "false"),
        choice(uri, UPSERT, "true", "false"),
        Durability.NONE);
  }

  private static int number(StoreUri uri, String option, int otherwise) {
    String text = uri.options().getOrDefault(option, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option '%s' of %s must be a whole number, not '%s'".formatted(option, uri, text), e);
    }
  }

  /** Tells whether the first of two words was chosen, which is the default. */
  private static boolean choice(StoreUri uri, String option, String first, String second) {
    String text = uri.options().getOrDefault(option, first);
    if (!text.equals(first) && !text.equals(second)) {
      throw new IllegalArgumentException(
          "option '%s' of %s must be %s or %s, not '%s'"
              .formatted(option, uri, first, second, text));
    }
    return text.equals(first);
  }
}
