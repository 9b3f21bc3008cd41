package io.larder.engine.policy;

import java.util.List;

/** The policies by name. */
public final class Policies {
  /** Every name; the first is the default. */
  public static final List<String> NAMES = List.of("adaptive", "lru");

  private Policies() {}

  /**
   * Returns a new policy.
   *
   * @throws IllegalArgumentException when none has this name
   */
  public static <N extends PolicyNode> EvictionPolicy<N> of(String name) {
    return switch (name) {
      case "adaptive" -> new AdaptivePolicy<>();
      case "lru" -> new LruPolicy<>();
      default ->
          throw new IllegalArgumentException(
              "unknown eviction '%s'; known: %s".formatted(name, String.join(", ", NAMES)));
    };
  }
}
