package io.larder.sdk.aws;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of its answer's life: three directives of RFC 9111. Its {@code private} and
 * {@code s-maxage} are for caches of many, which this one is not: a key has one caller.
 */
final class CacheControl {
  /** Digits of a number that is longer than any time to live. */
  private static final int LONG = 10;

  private CacheControl() {}

  /**
   * Returns the time to live, shortened where the answer says so.
   *
   * @return null when it may not be kept, or not answered without asking again
   */
  static @Nullable Duration limit(Answer answer, Duration timeToLive) {
    Duration limit = timeToLive;
    for (String directive : answer.header("Cache-Control").split(",", -1)) {
      String[] parts = directive.toLowerCase(Locale.ROOT).split("=", 2);
      String name = parts[0].strip();
      if (name.equals("no-store") || name.equals("no-cache")) {
        return null;
      } else if (name.equals("max-age")) {
        long seconds = parts.length == 2 ? seconds(parts[1].replace("\"", "")) : 0;
        Duration left = Duration.ofSeconds(seconds - seconds(answer.header("Age")));
        limit = left.compareTo(limit) < 0 ? left : limit;
      }
    }
    return limit.compareTo(Duration.ZERO) > 0 ? limit : null;
  }

  /** Returns the number, 0 for what is none. */
  private static long seconds(String text) {
    String digits = text.strip();
    if (!digits.chars().allMatch(Character::isDigit) || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > LONG ? Integer.MAX_VALUE : Long.parseLong(digits);
  }
}
