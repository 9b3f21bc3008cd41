package io.larder.store.memcached;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a Memcached: 1, and then these. Others that speak its language have others. */
record ServerVersion(int minor, int patch) {
  private static final Pattern MEMCACHED =
      Pattern.compile("VERSION 1\\.([0-9]{1,4})\\.([0-9]{1,4})([-_+a-z].*)?");

  /** Returns what a server's answer to {@code version} says; null when it is no Memcached's. */
  static @Nullable ServerVersion of(String answer) {
    Matcher matcher = MEMCACHED.matcher(answer);
    return matcher.matches()
        ? new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  /** Tells whether its meta commands answer a write with the number; 1.6.18 is known to. */
  boolean numbersWrites() {
    return minor > 6 || (minor == 6 && patch >= 18);
  }

  /** Tells whether it crawls through its hash table, not through items as they were last used. */
  boolean walksHashTable() {
    return minor > 6 || (minor == 6 && patch >= 9);
  }
}
