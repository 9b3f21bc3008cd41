package io.larder.spi;

import java.util.Map;

/**
 * What a store tells of itself: counts of this process and figures of the server, by name.
 *
 * @param figures names such as {@code evictions} or {@code file.bytes}; never a secret
 */
public record StoreStatistics(Map<String, Long> figures) {
  public StoreStatistics {
    figures = Map.copyOf(figures);
  }
}
