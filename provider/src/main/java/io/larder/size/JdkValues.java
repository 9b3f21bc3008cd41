package io.larder.size;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Tells what the values of the JDK hold that are more than their own fields, by methods that return
 * what is there and make nothing that stays.
 */
final class JdkValues {
  private static final List<Class<?>> KNOWN =
      List.of(
          BigInteger.class,
          BigDecimal.class,
          LocalTime.class,
          Duration.class,
          Instant.class,
          Period.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Optional.class,
          AtomicReference.class,
          AtomicIntegerArray.class,
          AtomicLongArray.class,
          Map.Entry.class,
          StringBuilder.class,
          StringBuffer.class,
          BitSet.class,
          ByteBuffer.class,
          InetAddress.class,
          Calendar.class,
          URI.class,
          File.class,
          Pattern.class);

  /** More digits do not fit into the number that a BigDecimal keeps beside its integer. */
  private static final int MAX_COMPACT_DIGITS = 18;

  private JdkValues() {}

  /** Tells whether objects of a class of the JDK are values that {@link #open} takes. */
  static boolean know(Class<?> type) {
    for (Class<?> known : KNOWN) {
      if (known.isAssignableFrom(type)) {
        return true;
      }
    }
    return false;
  }

  /** Lets a walk measure what a value refers to. */
  @SuppressWarnings("ByteBufferBackingArray") // all of it is held, wherever the buffer begins
  static void open(Object value, Walk walk) {
    if (value instanceof Optional<?> optional) {
      walk.visit(optional.orElse(null));
    } else if (value instanceof Map.Entry<?, ?> entry) {
      walk.visit(entry.getKey());
      walk.visit(entry.getValue());
    } else if (value instanceof AtomicReference<?> reference) {
      walk.visit(reference.get());
    } else if (value instanceof ByteBuffer buffer && buffer.hasArray()) {
      walk.visit(buffer.array());
    } else if (value instanceof BigDecimal number) {
      walk.visit(number.precision() > MAX_COMPACT_DIGITS ? number.unscaledValue() : null);
    } else if (!openTime(value, walk) && !openName(value, walk)) {
      walk.add(arraysOf(value));
    }
  }

  private static boolean openTime(Object value, Walk walk) {
    if (value instanceof LocalDateTime time) {
      walk.visit(time.toLocalDate());
      walk.visit(time.toLocalTime());
    } else if (value instanceof ZonedDateTime time) {
      walk.visit(time.toLocalDateTime());
    } else if (value instanceof OffsetDateTime time) {
      walk.visit(time.toLocalDateTime());
    } else if (value instanceof OffsetTime time) {
      walk.visit(time.toLocalTime());
    } else {
      return false;
    }
    return true;
  }

  private static boolean openName(Object value, Walk walk) {
    if (value instanceof URI uri) {
      walk.visit(uri.toString());
      walk.visit(uri.getScheme());
      walk.visit(uri.getRawAuthority());
      walk.visit(uri.getRawUserInfo());
      walk.visit(uri.getHost());
      walk.visit(uri.getRawPath());
      walk.visit(uri.getRawQuery());
      walk.visit(uri.getRawFragment());
    } else if (value instanceof File file) {
      walk.visit(file.getPath());
    } else if (value instanceof Pattern pattern) {
      walk.visit(pattern.pattern());
    } else {
      return false;
    }
    return true;
  }

  private static long arraysOf(Object value) {
    Layout vm = Layout.OF_THIS_VM;
    if (value instanceof BigInteger number) {
      return vm.array((number.abs().bitLength() + Integer.SIZE - 1) / Integer.SIZE, Integer.BYTES);
    } else if (value instanceof StringBuilder text) {
      return Strings.array(text, text.capacity());
    } else if (value instanceof StringBuffer text) {
      return Strings.array(text, text.capacity());
    } else if (value instanceof BitSet bits) {
      return vm.array(bits.size() / Long.SIZE, Long.BYTES);
    } else if (value instanceof AtomicIntegerArray array) {
      return vm.array(array.length(), Integer.BYTES);
    } else if (value instanceof AtomicLongArray array) {
      return vm.array(array.length(), Long.BYTES);
    } else if (value instanceof InetAddress address) {
      return vm.object(3, Integer.BYTES) + vm.array(address.getAddress().length, Byte.BYTES);
    } else if (value instanceof Calendar) {
      return 2 * vm.array(Calendar.FIELD_COUNT, Integer.BYTES)
          + vm.array(Calendar.FIELD_COUNT, Byte.BYTES);
    }
    return 0;
  }
}
