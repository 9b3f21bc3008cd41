package io.larder.sdk.aws;

import java.time.Duration;

/** Checks what a configuration is given; a message says what, which value, and what is allowed. */
final class Require {
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final int LARGEST = 1 << 28;

  private Require() {}

  static void that(boolean holds, String what, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + allowed + ", not " + value);
    }
  }

  static Duration atLeast(Duration value, long millis, String what) {
    that(
        value.compareTo(Duration.ofMillis(millis)) >= 0 && value.compareTo(LONGEST) <= 0,
        what,
        value,
        "from %s to %s".formatted(Duration.ofMillis(millis), LONGEST));
    return value;
  }

  /** Bodies are held in memory, whole. */
  static void size(int bytes, String what) {
    that(bytes > 0 && bytes <= LARGEST, what, bytes, "from 1 to " + LARGEST);
  }

  static boolean word(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isLetterOrDigit);
  }
}
