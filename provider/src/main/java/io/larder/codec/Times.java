package io.larder.codec;

import io.larder.spi.UnreadableException;
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

/** The canonical forms of {@code java.time}. Each class checks its own ranges when it is read. */
final class Times {
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private Times() {}

  static void write(int tag, Object value, BytesOut out) {
    switch (tag) {
      case Tag.INSTANT -> {
        Instant instant = (Instant) value;
        putSeconds(instant.getEpochSecond(), instant.getNano(), out);
      }
      case Tag.LOCAL_DATE -> putDate((LocalDate) value, out);
      case Tag.LOCAL_TIME -> out.putLong(((LocalTime) value).toNanoOfDay());
      case Tag.LOCAL_DATE_TIME -> putDateTime((LocalDateTime) value, out);
      case Tag.OFFSET_TIME -> {
        OffsetTime time = (OffsetTime) value;
        out.putLong(time.toLocalTime().toNanoOfDay());
        out.putInt(time.getOffset().getTotalSeconds());
      }
      case Tag.OFFSET_DATE_TIME -> {
        OffsetDateTime time = (OffsetDateTime) value;
        putDateTime(time.toLocalDateTime(), out);
        out.putInt(time.getOffset().getTotalSeconds());
      }
      case Tag.ZONED_DATE_TIME -> {
        ZonedDateTime time = (ZonedDateTime) value;
        putDateTime(time.toLocalDateTime(), out);
        out.putInt(time.getOffset().getTotalSeconds());
        out.putText(time.getZone().getId());
      }
      case Tag.DURATION -> {
        Duration duration = (Duration) value;
        putSeconds(duration.getSeconds(), duration.getNano(), out);
      }
      default -> writeParts(tag, value, out);
    }
  }

  private static void writeParts(int tag, Object value, BytesOut out) {
    switch (tag) {
      case Tag.PERIOD -> {
        Period period = (Period) value;
        out.putInt(period.getYears());
        out.putInt(period.getMonths());
        out.putInt(period.getDays());
      }
      case Tag.YEAR -> out.putInt(((Year) value).getValue());
      case Tag.YEAR_MONTH -> {
        YearMonth month = (YearMonth) value;
        out.putInt(month.getYear());
        out.putByte(month.getMonthValue());
      }
      case Tag.MONTH_DAY -> {
        MonthDay day = (MonthDay) value;
        out.putByte(day.getMonthValue());
        out.putByte(day.getDayOfMonth());
      }
      case Tag.ZONE_OFFSET -> out.putInt(((ZoneOffset) value).getTotalSeconds());
      case Tag.ZONE_REGION -> out.putText(((ZoneId) value).getId());
      default -> throw new IllegalStateException("no scalar has tag " + tag);
    }
  }

  static Object read(int tag, BytesIn in) throws UnreadableException {
    return switch (tag) {
      case Tag.INSTANT -> Instant.ofEpochSecond(in.getLong(), getNanos(in));
      case Tag.LOCAL_DATE -> getDate(in);
      case Tag.LOCAL_TIME -> getTime(in);
      case Tag.LOCAL_DATE_TIME -> getDateTime(in);
      case Tag.OFFSET_TIME -> OffsetTime.of(getTime(in), getOffset(in));
      case Tag.OFFSET_DATE_TIME -> OffsetDateTime.of(getDateTime(in), getOffset(in));
      case Tag.ZONED_DATE_TIME ->
          ZonedDateTime.ofStrict(getDateTime(in), getOffset(in), ZoneId.of(in.getText()));
      case Tag.DURATION -> Duration.ofSeconds(in.getLong(), getNanos(in));
      case Tag.PERIOD -> Period.of(in.getInt(), in.getInt(), in.getInt());
      case Tag.YEAR -> Year.of(in.getInt());
      case Tag.YEAR_MONTH -> YearMonth.of(in.getInt(), in.getByte());
      case Tag.MONTH_DAY -> MonthDay.of(in.getByte(), in.getByte());
      case Tag.ZONE_OFFSET -> getOffset(in);
      case Tag.ZONE_REGION -> ZoneId.of(in.getText());
      default -> throw new UnreadableException("unknown tag " + tag);
    };
  }

  private static void putSeconds(long seconds, int nanos, BytesOut out) {
    out.putLong(seconds);
    out.putInt(nanos);
  }

  private static int getNanos(BytesIn in) throws UnreadableException {
    int nanos = in.getInt();
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw new UnreadableException("a fraction of " + nanos + " nanoseconds");
    }
    return nanos;
  }

  private static void putDate(LocalDate date, BytesOut out) {
    out.putInt(date.getYear());
    out.putByte(date.getMonthValue());
    out.putByte(date.getDayOfMonth());
  }

  private static LocalDate getDate(BytesIn in) throws UnreadableException {
    return LocalDate.of(in.getInt(), in.getByte(), in.getByte());
  }

  private static LocalTime getTime(BytesIn in) throws UnreadableException {
    return LocalTime.ofNanoOfDay(in.getLong());
  }

  private static void putDateTime(LocalDateTime time, BytesOut out) {
    putDate(time.toLocalDate(), out);
    out.putLong(time.toLocalTime().toNanoOfDay());
  }

  private static LocalDateTime getDateTime(BytesIn in) throws UnreadableException {
    return LocalDateTime.of(getDate(in), getTime(in));
  }

  private static ZoneOffset getOffset(BytesIn in) throws UnreadableException {
    return ZoneOffset.ofTotalSeconds(in.getInt());
  }
}
