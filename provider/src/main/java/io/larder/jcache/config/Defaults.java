package io.larder.jcache.config;

import io.larder.spi.ByteSize;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds for caches that do not say otherwise: the manager's properties, then the file that its
 * URI names, then system properties. Read once. Immutable.
 */
public final class Defaults {
  private final Properties properties = new Properties();

  /**
   * Reads the properties that begin with {@code larder.}; others are not ours.
   *
   * @param uri of the manager; one that ends in {@code .properties} is a file to be read
   * @throws IllegalArgumentException when one is unknown, naming the nearest known one
   * @throws javax.cache.CacheException when there is no such file
   */
  public Defaults(URI uri, Properties manager) {
    take(System.getProperties());
    if (uri.toString().endsWith(ManagerFile.SUFFIX)) {
      take(ManagerFile.at(uri));
    }
    take(manager);
  }

  private void take(Properties from) {
    for (Map.Entry<Object, Object> each : from.entrySet()) {
      requireText(each.getKey(), each.getValue());
    }
    for (String key : from.stringPropertyNames()) {
      if (key.startsWith(PropertyName.PREFIX)) {
        PropertyName.requireKnown(key);
        properties.setProperty(key, from.getProperty(key).trim());
      }
    }
  }

  /** {@link Properties} would not give what was put in as something else than text. */
  private static void requireText(Object key, Object value) {
    if (key instanceof String name
        && name.startsWith(PropertyName.PREFIX)
        && !(value instanceof String)) {
      throw new IllegalArgumentException(
          "property '%s' must be text, not a %s; write '%s'"
              .formatted(name, value.getClass().getName(), value));
    }
  }

  /** Tells whether all caches count, those that do not ask for it as well. */
  public boolean statistics() {
    return Boolean.TRUE.equals(flag(PropertyName.STATISTICS));
  }

  /** Tells whether all caches show their configuration in JMX, as {@link #statistics} does. */
  public boolean management() {
    return Boolean.TRUE.equals(flag(PropertyName.MANAGEMENT));
  }

  @Nullable String text(PropertyName name) {
    return properties.getProperty(name.key());
  }

  @Nullable Long bytes(PropertyName name) {
    String text = text(name);
    return text == null ? null : parsed(name, text, "a size such as 128M", ByteSize::parse);
  }

  @Nullable Long number(PropertyName name) {
    String text = text(name);
    return text == null ? null : parsed(name, text, "a whole number > 0", Defaults::positive);
  }

  @Nullable Boolean flag(PropertyName name) {
    String text = text(name);
    return text == null ? null : parsed(name, text, "true or false", Defaults::trueOrFalse);
  }

  @Nullable Duration duration(PropertyName name) {
    String text = text(name);
    return text == null
        ? null
        : parsed(
            name,
            text,
            "from 1 ms to 365,000 days, in milliseconds, as in 100, or ISO 8601, as in PT0.1S",
            Defaults::time);
  }

  List<String> list(PropertyName name) {
    String text = text(name);
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[;,]")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  private static <T> T parsed(
      PropertyName name, String text, String wanted, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "property '%s' must be %s, not '%s'".formatted(name.key(), wanted, text), e);
    }
  }

  private static Long positive(String text) {
    long number = Long.parseLong(text);
    if (number <= 0) {
      throw new IllegalArgumentException("not > 0: " + number);
    }
    return number;
  }

  private static Boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }

  private static Duration time(String text) {
    boolean millis = text.chars().allMatch(Character::isDigit);
    Duration time = millis ? Duration.ofMillis(Long.parseLong(text)) : Duration.parse(text);
    if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(365_000)) > 0) {
      throw new IllegalArgumentException("not from 1 ms to 365,000 days: " + time);
    }
    return time;
  }
}
