package io.larder.codec;

import io.larder.spi.UnreadableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * The canonical forms of strings, numbers and the like; those of {@code java.time} in {@link
 * Times}.
 */
final class Scalars {
  /** What {@link #tagOf} answers for an object that is no scalar. */
  static final int NONE = -1;

  private static final Map<Class<?>, Integer> TAGS =
      Map.ofEntries(
          Map.entry(Boolean.class, Tag.BOOLEAN),
          Map.entry(Byte.class, Tag.BYTE),
          Map.entry(Short.class, Tag.SHORT),
          Map.entry(Character.class, Tag.CHARACTER),
          Map.entry(Integer.class, Tag.INTEGER),
          Map.entry(Long.class, Tag.LONG),
          Map.entry(Float.class, Tag.FLOAT),
          Map.entry(Double.class, Tag.DOUBLE),
          Map.entry(BigInteger.class, Tag.BIG_INTEGER),
          Map.entry(BigDecimal.class, Tag.BIG_DECIMAL),
          Map.entry(UUID.class, Tag.UUID),
          Map.entry(Instant.class, Tag.INSTANT),
          Map.entry(LocalDate.class, Tag.LOCAL_DATE),
          Map.entry(LocalTime.class, Tag.LOCAL_TIME),
          Map.entry(LocalDateTime.class, Tag.LOCAL_DATE_TIME),
          Map.entry(OffsetTime.class, Tag.OFFSET_TIME),
          Map.entry(OffsetDateTime.class, Tag.OFFSET_DATE_TIME),
          Map.entry(ZonedDateTime.class, Tag.ZONED_DATE_TIME),
          Map.entry(Duration.class, Tag.DURATION),
          Map.entry(Period.class, Tag.PERIOD),
          Map.entry(Year.class, Tag.YEAR),
          Map.entry(YearMonth.class, Tag.YEAR_MONTH),
          Map.entry(MonthDay.class, Tag.MONTH_DAY),
          Map.entry(ZoneOffset.class, Tag.ZONE_OFFSET),
          Map.entry(ZoneId.ofOffset("UTC", ZoneOffset.UTC).getClass(), Tag.ZONE_REGION));

  private Scalars() {}

  /** Returns the tag for an object of exactly a scalar class, or {@link #NONE}. */
  static int tagOf(Object value) {
    if (value instanceof String text) { // what keys are made of, so it is not looked up
      return isWellFormed(text) ? Tag.STRING : Tag.STRING_UTF16;
    }
    return TAGS.getOrDefault(value.getClass(), NONE);
  }

  /** Half of a surrogate pair has no UTF-8. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        i++;
        if (i == text.length() || !Character.isSurrogatePair(unit, text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  static void write(int tag, Object value, BytesOut out) {
    switch (tag) {
      case Tag.STRING -> out.putText((String) value);
      case Tag.STRING_UTF16 -> writeUnits((String) value, out);
      case Tag.BOOLEAN -> out.putByte((Boolean) value ? 1 : 0);
      case Tag.BYTE -> out.putByte((Byte) value);
      case Tag.SHORT -> out.putShort((Short) value);
      case Tag.CHARACTER -> out.putShort((Character) value);
      case Tag.INTEGER -> out.putInt((Integer) value);
      case Tag.LONG -> out.putLong((Long) value);
      case Tag.FLOAT -> out.putInt(Float.floatToIntBits((Float) value));
      case Tag.DOUBLE -> out.putLong(Double.doubleToLongBits((Double) value));
      case Tag.BIG_INTEGER -> out.putBytes(((BigInteger) value).toByteArray());
      case Tag.BIG_DECIMAL -> {
        BigDecimal number = (BigDecimal) value;
        out.putInt(number.scale());
        out.putBytes(number.unscaledValue().toByteArray());
      }
      case Tag.UUID -> {
        UUID id = (UUID) value;
        out.putLong(id.getMostSignificantBits());
        out.putLong(id.getLeastSignificantBits());
      }
      default -> Times.write(tag, value, out);
    }
  }

  static Object read(int tag, BytesIn in) throws UnreadableException {
    return switch (tag) {
      case Tag.STRING -> in.getText();
      case Tag.STRING_UTF16 -> readUnits(in);
      case Tag.BOOLEAN -> readBoolean(in);
      case Tag.BYTE -> (byte) in.getByte();
      case Tag.SHORT -> in.getShort();
      case Tag.CHARACTER -> (char) in.getShort();
      case Tag.INTEGER -> in.getInt();
      case Tag.LONG -> in.getLong();
      case Tag.FLOAT -> Float.intBitsToFloat(in.getInt());
      case Tag.DOUBLE -> Double.longBitsToDouble(in.getLong());
      case Tag.BIG_INTEGER -> new BigInteger(in.getBytes());
      case Tag.BIG_DECIMAL -> {
        int scale = in.getInt();
        yield new BigDecimal(new BigInteger(in.getBytes()), scale);
      }
      case Tag.UUID -> new UUID(in.getLong(), in.getLong());
      default -> Times.read(tag, in);
    };
  }

  private static void writeUnits(String text, BytesOut out) {
    out.putLength(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.putShort(text.charAt(i));
    }
  }

  private static String readUnits(BytesIn in) throws UnreadableException {
    char[] units = new char[in.getLength()];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) in.getShort();
    }
    return new String(units);
  }

  private static boolean readBoolean(BytesIn in) throws UnreadableException {
    int value = in.getByte();
    if (value > 1) {
      throw new UnreadableException("a boolean of " + value);
    }
    return value == 1;
  }
}
