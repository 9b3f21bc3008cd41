package io.larder.jcache.config;

import java.util.Set;

/**
 * Hibernate's region of update timestamps: when each table was last changed. A result of a query is
 * taken from the cache if it is newer than its tables. So a timestamp that leaves before its time,
 * or that a near copy tells late, makes old results look right. There are only as many as tables.
 */
final class UpdateTimestamps {
  private static final Set<String> NAMES =
      Set.of(
          "default-update-timestamps-region",
          "org.hibernate.cache.spi.TimestampsRegion",
          "org.hibernate.cache.spi.UpdateTimestampsCache");

  private UpdateTimestamps() {}

  /** Tells whether a cache of this name is one, with or without a prefix of the application. */
  static boolean isName(String cacheName) {
    for (String name : NAMES) { // no stream: see Ticket.NONE
      if (cacheName.equals(name) || cacheName.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }
}
