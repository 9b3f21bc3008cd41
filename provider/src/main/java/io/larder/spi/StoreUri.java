package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Names a store: {@code scheme:location?option=value&...}. The location is taken as it is written,
 * up to the first question mark; options are percent-decoded.
 *
 * @param scheme in lower case
 * @param location what stands between the scheme and the options
 * @param options in the order written
 */
public record StoreUri(String scheme, String location, Map<String, String> options) {
  public StoreUri {
    requireNonNull(scheme, "scheme");
    requireNonNull(location, "location");
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException when it has no scheme, or an option has no value or comes
   *     twice
   */
  public static StoreUri parse(String uri) {
    int colon = uri.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(
          "a store is named scheme:location, as in sqlite:users.db, not '" + redact(uri) + "'");
    }
    int question = uri.indexOf('?', colon);
    String location = uri.substring(colon + 1, question < 0 ? uri.length() : question);
    Map<String, String> options = new LinkedHashMap<>();
    if (question >= 0) {
      for (String option : uri.substring(question + 1).split("&", -1)) {
        addOption(options, option);
      }
    }
    return new StoreUri(uri.substring(0, colon).toLowerCase(Locale.ROOT), location, options);
  }

  private static void addOption(Map<String, String> options, String option) {
    int equals = option.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException(
          "an option of a store is written name=value; one has no name or no =, or a password has a ?"
              + " that is not written %3F");
    }
    String name = option.substring(0, equals);
    String value = URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8);
    if (options.put(name, value) != null) {
      throw new IllegalArgumentException("option '" + name + "' is given twice");
    }
  }

  /**
   * Refuses options that the store does not know.
   *
   * @throws IllegalArgumentException naming the unknown option and listing the known ones
   */
  public void requireKnown(Set<String> known) {
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown option '%s' in %s; known: %s"
                .formatted(name, this, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  /**
   * Reads an option.
   *
   * @param otherwise what holds where the option is not given
   * @param reader throws {@link IllegalArgumentException} that says what is wrong with the text
   * @throws IllegalArgumentException naming the option, too
   */
  public <T> T option(String name, T otherwise, Function<String, T> reader) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "option '%s' of %s: %s".formatted(name, this, e.getMessage()), e);
    }
  }

  /**
   * Reads an option that is one of two words.
   *
   * @param otherwise what holds where the option is not given
   * @return whether it is the first word
   * @throws IllegalArgumentException naming the option and both words
   */
  public boolean choice(String name, boolean otherwise, String yes, String no) {
    return option(name, otherwise, text -> choice(text, yes, no));
  }

  private static boolean choice(String text, String yes, String no) {
    if (text.equals(yes) || text.equals(no)) {
      return text.equals(yes);
    }
    throw new IllegalArgumentException("'%s' is unknown; write %s or %s".formatted(text, yes, no));
  }

  /**
   * Reads an option that is a whole number within limits.
   *
   * @param otherwise what holds where the option is not given
   * @throws IllegalArgumentException naming the option and the limits
   */
  public long number(String name, long otherwise, long least, long most) {
    return option(name, otherwise, text -> number(text, least, most));
  }

  private static long number(String text, long least, long most) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw new IllegalArgumentException(
        "'%s' is not a whole number; write one from %d to %d".formatted(text, least, most));
  }

  /** Returns scheme and location for messages, with user and password left out. */
  @Override
  public String toString() {
    return redact(scheme + ":" + location);
  }

  private static String redact(String uri) {
    return uri.replaceFirst("//.*@", "//***@"); // a password may hold a slash
  }
}
