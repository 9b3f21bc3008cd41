package io.larder.size;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.AccessibleObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/** Tells the objects that belong to no entry alone, so that none pays for them. */
final class Shared {
  private static final Set<Class<?>> BOXES =
      Set.of(
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class);

  private static final List<Class<?>> CLASSES =
      List.of(
          Enum.class,
          Class.class,
          ClassLoader.class,
          Module.class,
          ModuleLayer.class,
          Package.class,
          Thread.class,
          ThreadGroup.class,
          AccessibleObject.class,
          MethodHandle.class,
          MethodType.class,
          VarHandle.class,
          Charset.class,
          Locale.class,
          Currency.class,
          ZoneId.class,
          TimeZone.class);

  private static final int SMALLEST_KEPT = -16;
  private static final int LARGEST_KEPT = 16;

  private Shared() {}

  static boolean isBox(Class<?> type) {
    return BOXES.contains(type);
  }

  /** Tells whether every object of a class is shared; of a lambda that has caught nothing, too. */
  static boolean isEveryObjectOf(Class<?> type) {
    for (Class<?> shared : CLASSES) {
      if (shared.isAssignableFrom(type)) {
        return true;
      }
    }
    return type.isHidden() && type.isSynthetic() && Packing.fieldsOf(type).isEmpty();
  }

  /** Tells whether {@code valueOf} always gives this object for its value. */
  static boolean isKeptBox(Object box) {
    if (box instanceof Integer number) {
      return box == (Object) Integer.valueOf(number);
    } else if (box instanceof Long number) {
      return box == (Object) Long.valueOf(number);
    } else if (box instanceof Boolean truth) {
      return box == (Object) Boolean.valueOf(truth);
    } else if (box instanceof Character character) {
      return box == (Object) Character.valueOf(character);
    } else if (box instanceof Short number) {
      return box == (Object) Short.valueOf(number);
    }
    return box instanceof Byte number && box == (Object) Byte.valueOf(number);
  }

  /** Tells whether this value is one that the JDK keeps and gives to everybody. */
  static boolean isKeptValue(Object value) {
    if (value instanceof LocalTime time) {
      return value == (Object) LocalTime.ofNanoOfDay(time.toNanoOfDay());
    } else if (value instanceof BigInteger number) {
      return number.bitLength() < Byte.SIZE && isKeptNumber(number, number.intValue());
    }
    return value == BigDecimal.ZERO
        || value == BigDecimal.ONE
        || value == BigDecimal.TEN
        || value == Duration.ZERO
        || value == Instant.EPOCH
        || value == Period.ZERO
        || value == Optional.empty();
  }

  private static boolean isKeptNumber(Object number, int value) {
    return value >= SMALLEST_KEPT && value <= LARGEST_KEPT && number == BigInteger.valueOf(value);
  }

  /** Tells whether this is one of the empty collections that everybody gets. */
  static boolean isKeptEmpty(Object collection) {
    return collection == List.of()
        || collection == Set.of()
        || collection == Map.of()
        || collection == Collections.emptyList()
        || collection == Collections.emptySet()
        || collection == Collections.emptyMap();
  }
}
