package io.larder.copy;

import io.larder.codec.JdkTypes;
import io.larder.codec.RecordForm;
import java.io.File;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the objects that nobody can change, which a cache may share with the application. */
final class Immutables {
  /** Deeper than this, and in a cycle, an object counts as mutable: it is copied, never harmed. */
  private static final int MAX_DEPTH = 16;

  private static final Set<Class<?>> LEAVES =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Class.class,
          BigInteger.class,
          BigDecimal.class,
          MathContext.class,
          UUID.class,
          Locale.class,
          Currency.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class,
          Pattern.class,
          File.class,
          URI.class,
          Inet4Address.class,
          Inet6Address.class,
          InetSocketAddress.class);

  /** The classes behind {@code List.of}, {@code Set.of} and {@code Map.of}. */
  private static final Set<Class<?>> COLLECTIONS =
      Set.of(
          List.of().getClass(),
          List.of(1).getClass(),
          Set.of().getClass(),
          Set.of(1).getClass(),
          Map.of().getClass(),
          Map.of(1, 1).getClass());

  /** Booleans, as a class of ours kept in another class would keep our class loader alive. */
  private static final ClassValue<Boolean> EVERY_OBJECT =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isImmutable(type, new HashSet<>());
        }
      };

  private Immutables() {}

  /** Tells whether every object of the class is immutable, and no subclass can be otherwise. */
  static boolean areAll(Class<?> type) {
    return !mayHaveSubclass(type) && EVERY_OBJECT.get(type);
  }

  /** Tells whether all objects of exactly this class are immutable and hold no records. */
  static boolean areValues(Class<?> type) {
    return LEAVES.contains(type) || Enum.class.isAssignableFrom(type) || JdkTypes.isTime(type);
  }

  /** Tells whether this object is immutable with all that it holds. */
  static boolean contain(Object object) {
    return contains(object, 0);
  }

  /** Tells whether each of these is immutable with all that it holds; null is. */
  static boolean containAll(Iterable<?> objects) {
    return containAll(objects, 0);
  }

  private static boolean contains(@Nullable Object object, int depth) {
    if (object == null || EVERY_OBJECT.get(object.getClass())) {
      return true;
    }
    if (depth == MAX_DEPTH) {
      return false;
    }
    if (object instanceof Record) {
      return containsComponents(object, depth);
    }
    if (object instanceof Optional<?> optional) {
      return contains(optional.orElse(null), depth + 1);
    }
    return COLLECTIONS.contains(object.getClass()) && containsElements(object, depth);
  }

  private static boolean containsComponents(Object holder, int depth) {
    if (!RecordForm.isOpen(holder.getClass())) {
      return false;
    }
    RecordForm form = RecordForm.of(holder.getClass());
    for (int i = 0; i < form.size(); i++) {
      if (!contains(form.get(holder, i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsElements(Object collection, int depth) {
    if (collection instanceof Map<?, ?> map) {
      return containAll(map.keySet(), depth) && containAll(map.values(), depth);
    }
    return collection instanceof Iterable<?> elements && containAll(elements, depth);
  }

  private static boolean containAll(Iterable<?> elements, int depth) {
    for (Object element : elements) {
      if (!contains(element, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** A record that leads to itself is as immutable as the rest of it. */
  private static boolean isImmutable(Class<?> type, Set<Class<?>> asked) {
    if (areValues(type)) {
      return true;
    }
    if (!type.isRecord()) {
      return false;
    }
    if (!asked.add(type)) {
      return true;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> part = component.getType();
      if (!part.isPrimitive() && (mayHaveSubclass(part) || !isImmutable(part, asked))) {
        return false;
      }
    }
    return true;
  }

  /** An enum whose constants have bodies is not final and yet closed. */
  static boolean mayHaveSubclass(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers()) && !type.isEnum();
  }

  /** Tells whether this is the class of one constant of an enum, which has a body. */
  static boolean isConstantBody(Class<?> type) {
    return Enum.class.isAssignableFrom(type) && type != Enum.class && !type.isEnum();
  }
}
