package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name under which one cache's records stand apart from all others in the same store.
 *
 * @param name any characters, not empty; a store escapes what it cannot hold
 */
public record Namespace(String name) {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]");

  public Namespace {
    requireNonNull(name, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a namespace needs a name of at least one character");
    }
  }

  /**
   * Returns the name in ASCII letters, digits and {@code . _ - %}, so that nothing in it means
   * anything to a server: what else is in it is written {@code %} and four hexadecimal digits.
   * Different names stay different.
   */
  public String escaped() {
    return ODD.matcher(name)
        .replaceAll(
            odd -> odd.group().chars().mapToObj("%%%04x"::formatted).collect(Collectors.joining()));
  }
}
