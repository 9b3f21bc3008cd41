package io.larder.jcache.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The properties that set defaults, each named {@code larder.} and its own name. */
enum PropertyName {
  MAXIMUM_ENTRIES("maximum-entries"),
  MAXIMUM_BYTES("maximum-bytes"),
  ON_OVERSIZED("on-oversized"),
  EVICTION("eviction"),
  STORE("store"),
  STORE_TIMEOUT("store-timeout"),
  ON_STORE_FAILURE("on-store-failure"),
  NAMESPACE("namespace"),
  NEAR("near"),
  NEAR_STALENESS("near-staleness"),
  LEASE("lease"),
  CODEC("codec"),
  ON_UNREADABLE("on-unreadable"),
  ALLOW("allow"),
  STATISTICS("statistics"),
  MANAGEMENT("management");

  static final String PREFIX = "larder.";

  private final String key;

  PropertyName(String name) {
    this.key = PREFIX + name;
  }

  String key() {
    return key;
  }

  /**
   * Refuses a property that nobody reads.
   *
   * @throws IllegalArgumentException naming the nearest known one
   */
  static void requireKnown(String key) {
    Optional<PropertyName> known =
        Arrays.stream(values()).filter(name -> name.key.equals(key)).findAny();
    if (known.isEmpty()) {
      PropertyName nearest =
          Arrays.stream(values())
              .min(Comparator.comparingInt(name -> distance(key, name.key)))
              .orElseThrow();
      throw new IllegalArgumentException(
          "unknown property '%s'; did you mean '%s'? Known: %s"
              .formatted(
                  key,
                  nearest.key,
                  Arrays.stream(values())
                      .map(PropertyName::key)
                      .collect(Collectors.joining(", "))));
    }
  }

  /** How many characters to insert, delete or replace [Levenshtein, 1966]. */
  private static int distance(String from, String to) {
    int[] costs = new int[to.length() + 1];
    Arrays.setAll(costs, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replace, Math.min(costs[j], costs[j - 1]) + 1);
      }
    }
    return costs[to.length()];
  }
}
