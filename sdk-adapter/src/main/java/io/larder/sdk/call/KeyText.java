package io.larder.sdk.call;

import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of values: different for values that differ, and the same in every JVM. Equal
 * values have equal texts, but for URIs, which are taken as they are written. Numbers tell their
 * type by what follows them; a double is in hexadecimal, because its decimal digits differ between
 * JDKs.
 */
final class KeyText {
  private static final int DEEPEST = 50;

  private static final Map<Class<?>, String> NUMBERS =
      Map.of(
          Integer.class, "",
          Long.class, "L",
          Short.class, "s",
          Byte.class, "b",
          BigInteger.class, "n",
          BigDecimal.class, "m");

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** Begins the next of several values, counted from 1. */
  KeyText separate(int number) {
    if (number > 1) {
      text.append(',');
    }
    return this;
  }

  /**
   * Appends a value.
   *
   * @throws IllegalArgumentException if it has no canonical text
   */
  void append(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof String string) {
      quote(string);
    } else if (NUMBERS.containsKey(value.getClass())) {
      text.append(value).append(NUMBERS.get(value.getClass()));
    } else if (value instanceof Double number) {
      text.append(Double.toHexString(number)).append('d');
    } else if (value instanceof Float number) {
      text.append(Float.toHexString(number)).append('f');
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.getDeclaringClass().getName()).append('.').append(constant.name());
    } else if (value instanceof Class<?> type && !type.isHidden()) {
      text.append(type.getName()).append(".class");
    } else if (value instanceof ZoneId zone) {
      text.append("ZoneId");
      quote(zone.getId());
    } else if (value instanceof Locale locale && isWellFormed(locale)) {
      text.append("Locale");
      quote(locale.toLanguageTag());
    } else if (isSpelt(value)) {
      text.append(value.getClass().getSimpleName());
      quote(value.toString());
    } else {
      nested(value);
    }
  }

  /** Whether {@code toString} is specified and tells all. */
  private static boolean isSpelt(Object value) {
    return value instanceof Character
        || value instanceof UUID
        || value instanceof URI
        || ((value instanceof TemporalAccessor || value instanceof TemporalAmount)
            && value.getClass().getPackageName().equals("java.time"));
  }

  private static boolean isWellFormed(Locale locale) {
    return Locale.forLanguageTag(locale.toLanguageTag()).equals(locale);
  }

  private void nested(Object value) {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("it is nested more than " + DEEPEST + " deep");
    }
    if (value instanceof byte[] bytes) {
      text.append("byte[]{").append(HexFormat.of().formatHex(bytes)).append('}');
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof List<?> list) {
      list("List{", list);
    } else if (value instanceof Optional<?> optional) {
      list("Optional{", optional.stream().toList());
    } else if (value instanceof Set<?> set) {
      sorted("Set{", set.stream().map(this::part).toList());
    } else if (value instanceof Map<?, ?> map) {
      List<String> parts = new ArrayList<>();
      map.forEach((key, content) -> parts.add(part(key) + "=" + part(content)));
      sorted("Map{", parts);
    } else if (value instanceof Record) {
      record(value);
    } else {
      throw new IllegalArgumentException(value.getClass().getName() + " has no canonical text");
    }
    depth--;
  }

  private void array(Object array) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      values.add(Array.get(array, i));
    }
    list(array.getClass().getComponentType().getTypeName() + "[]{", values);
  }

  private void list(String begin, List<?> values) {
    text.append(begin);
    int number = 0;
    for (Object value : values) {
      separate(++number).append(value);
    }
    text.append('}');
  }

  private void sorted(String begin, List<String> parts) {
    text.append(begin).append(String.join(",", parts.stream().sorted().toList())).append('}');
  }

  private String part(@Nullable Object value) {
    KeyText part = new KeyText();
    part.depth = depth;
    part.append(value);
    return part.toString();
  }

  private void record(Object value) {
    text.append(value.getClass().getName()).append('{');
    int number = 0;
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      separate(++number).text.append(component.getName()).append('=');
      append(read(component, value));
    }
    text.append('}');
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    Method accessor = component.getAccessor();
    try {
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "%s of %s cannot be read".formatted(component.getName(), value.getClass().getName()), e);
    }
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < string.length()
          && Character.isLowSurrogate(string.charAt(i + 1))) {
        text.append(c).append(string.charAt(++i));
      } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
