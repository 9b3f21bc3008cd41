package io.larder.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number of bytes as people write it: {@code 4096}, {@code 64K}, {@code 1.5G}, {@code
 * 2MiB}.
 */
public final class ByteSize {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,18}(?:\\.\\d{1,3})?)\\s*(?:([KMGT])(?:i?B)?|B)?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  /**
   * Returns the number of bytes; K, M, G and T are powers of 1024.
   *
   * @throws IllegalArgumentException when it is no size, not above 0, or too large
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw unreadable(text);
    }
    String unit = matcher.group(2);
    int power = unit == null ? 0 : 1 + UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
    double bytes = Double.parseDouble(matcher.group(1)) * (1L << (10 * power));
    if (bytes < 1 || bytes >= Long.MAX_VALUE) {
      throw unreadable(text);
    }
    boolean whole = matcher.group(1).indexOf('.') < 0;
    return whole ? Long.parseLong(matcher.group(1)) << (10 * power) : (long) bytes;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a size above 0; write a number of bytes, or one with K, M, G or T"
            + " as in 128M");
  }
}
