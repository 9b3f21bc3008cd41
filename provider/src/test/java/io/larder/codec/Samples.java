package io.larder.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Random objects of every type that has a canonical form, from few values so that some are equal.
 */
public final class Samples {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "\u00e9\u4e2d", "\ud83d\ude00", "\ud83d", "a\udc00", "?", "0");
  private static final List<String> ZONES =
      List.of("Europe/Paris", "UTC", "UTC+02:00", "Z", "+01:30", "America/New_York");
  private static final int KINDS = 26;

  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  /** A record of scalars, nested, with components that may be null. */
  public record Point(int x, @Nullable Object y) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Has the components of {@link Point} under another name. */
  record Pair(@Nullable Object x, @Nullable Object y) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Not serialisable. */
  public record Loose(@Nullable Object x, @Nullable Object y) {}

  /** Has a constant with a body, which is of a class of its own. */
  public enum Shade {
    LIGHT,
    DARK {
      @Override
      boolean isDark() {
        return true;
      }
    };

    boolean isDark() {
      return false;
    }
  }

  static AllowList allowAll() {
    return AllowList.of(List.of(Point.class, Pair.class, Loose.class, Shade.class), List.of());
  }

  public static byte[] serialise(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Object next() {
    return next(random.nextInt(KINDS), 3);
  }

  List<Object> oneOfEach() {
    List<Object> all = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      all.add(next(kind, 3));
    }
    return all;
  }

  private @Nullable Object part(int depth) {
    return random.nextInt(5) == 0 ? null : next(random.nextInt(KINDS), depth - 1);
  }

  private Object next(int kind, int depth) {
    return switch (kind) {
      case 0, 1 -> text();
      case 2 -> random.nextBoolean();
      case 3 -> (byte) number();
      case 4 -> (short) number();
      case 5 -> (char) number();
      case 6 -> (int) number();
      case 7 -> number();
      case 8 -> List.of(0f, -0f, Float.NaN, 1.5f, Float.MIN_VALUE).get(random.nextInt(5));
      case 9 -> List.of(0d, -0d, Double.NaN, 1.5, Double.MAX_VALUE).get(random.nextInt(5));
      case 10 -> BigInteger.valueOf(number()).pow(3);
      case 11 -> new BigDecimal(BigInteger.valueOf(number()), random.nextInt(3) - 1);
      case 12 -> new UUID(number(), number());
      case 13 -> random.nextBoolean() ? DayOfWeek.of(1 + random.nextInt(7)) : shade();
      default -> depth > 0 && kind >= 24 ? composite(kind, depth) : time(kind);
    };
  }

  private Object composite(int kind, int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> new Point((int) number(), part(depth));
      case 1 -> new Pair(part(depth), part(depth));
      default -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(part(depth));
        }
        yield kind == 24 ? list : new CopyOnWriteArrayList<>(list);
      }
    };
  }

  private Object time(int kind) {
    LocalDateTime time = LocalDateTime.of(date(), LocalTime.ofNanoOfDay(number() & 0xFFFFFFFFL));
    ZoneOffset offset = ZoneOffset.ofHours(random.nextInt(3) - 1);
    return switch (kind) {
      case 14 -> Instant.ofEpochSecond(number() % 1_000_000, random.nextInt(2));
      case 15 -> time.toLocalDate();
      case 16 -> time.toLocalTime();
      case 17 -> time;
      case 18 -> OffsetTime.of(time.toLocalTime(), offset);
      case 19 -> OffsetDateTime.of(time, offset);
      case 20 -> ZonedDateTime.of(time, zone());
      case 21 -> Duration.ofSeconds(number() % 1_000, random.nextInt(2));
      case 22 -> Period.of(random.nextInt(2), random.nextInt(2), -random.nextInt(2));
      case 23 -> random.nextBoolean() ? YearMonth.from(time) : MonthDay.from(time);
      case 24 -> random.nextBoolean() ? Year.from(time) : offset;
      default -> zone();
    };
  }

  private String text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return random.nextInt(10) == 0 ? text.repeat(100) : text;
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt();
      default -> random.nextInt(3) - 1L;
    };
  }

  private LocalDate date() {
    return LocalDate.of(random.nextInt(3) - 1, 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private ZoneId zone() {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  private Shade shade() {
    return random.nextBoolean() ? Shade.LIGHT : Shade.DARK;
  }
}
