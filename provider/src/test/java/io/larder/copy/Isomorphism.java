package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.JdkTypes;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds two graphs against each other: the same classes, the same values in all fields, transient
 * ones, too, and where the one meets an object twice so does the other.
 */
final class Isomorphism {
  private final IdentityHashMap<Object, Object> there = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> back = new IdentityHashMap<>();

  private Isomorphism() {}

  static void assertIsomorphic(@Nullable Object actual, @Nullable Object expected) {
    new Isomorphism().compare(actual, expected, "");
  }

  private void compare(@Nullable Object actual, @Nullable Object expected, String path) {
    if (actual == null || expected == null) {
      assertThat(actual).as(path).isSameAs(expected);
      return;
    }
    assertThat(actual.getClass()).as(path).isSameAs(expected.getClass());
    if (Immutables.contain(expected)) {
      assertThat(actual).as(path).isEqualTo(expected);
      return;
    }
    Object known = there.putIfAbsent(actual, expected);
    assertThat(back.putIfAbsent(expected, actual)).as(path).isSameAs(known == null ? null : actual);
    if (known != null) {
      assertThat(known).as(path).isSameAs(expected);
      return;
    }
    compareParts(actual, expected, path);
  }

  private void compareParts(Object actual, Object expected, String path) {
    if (actual instanceof Map<?, ?> map) {
      compareAll(entries(map), entries((Map<?, ?>) expected), path);
    } else if (actual instanceof Collection<?> elements) {
      compareAll(elements(elements), elements((Collection<?>) expected), path);
    } else if (actual.getClass().isArray()) {
      compareAll(elements(actual), elements(expected), path);
    } else if (JdkTypes.isFromJdk(actual.getClass())) {
      assertThat(textOf(actual)).as(path).isEqualTo(textOf(expected));
    }
    for (Class<?> type = actual.getClass(); type != null; type = type.getSuperclass()) {
      if (!JdkTypes.isFromJdk(type)) {
        compareFields(type, actual, expected, path);
      }
    }
  }

  /** Without what tells the object from others. */
  private static String textOf(Object object) {
    return object.toString().replaceAll("@[0-9a-f]+$", "");
  }

  private void compareFields(Class<?> type, Object actual, Object expected, String path) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        try {
          compare(field.get(actual), field.get(expected), path + "." + field.getName());
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private void compareAll(List<?> actual, List<?> expected, String path) {
    assertThat(actual).as(path).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      compare(actual.get(i), expected.get(i), path + "[" + i + "]");
    }
  }

  private static List<Object> elements(Object array) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  private static List<Object> elements(Collection<?> collection) {
    List<Object> elements = new ArrayList<>(collection);
    if (collection.getClass() == HashSet.class) { // its order is nobody's promise
      elements.sort(Comparator.comparing(Isomorphism::nameOf));
    }
    return elements;
  }

  private static List<Object> entries(Map<?, ?> map) {
    List<Object> keys = new ArrayList<>(map.keySet());
    if (map.getClass() == HashMap.class) {
      keys.sort(Comparator.comparing(Isomorphism::nameOf));
    }
    IdentityHashMap<Object, Object> values = new IdentityHashMap<>();
    map.forEach(values::put);
    List<Object> entries = new ArrayList<>();
    for (Object key : keys) {
      entries.add(key);
      entries.add(values.get(key));
    }
    return entries;
  }

  private static String nameOf(@Nullable Object object) {
    return object instanceof Graphs.Numbered bean ? "bean " + bean.number() : "" + object;
  }
}
