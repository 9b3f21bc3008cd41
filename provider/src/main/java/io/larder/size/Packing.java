package io.larder.size;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out the fields of a class as HotSpot does since JDK 15: a superclass's first, primitives
 * before references, the wide before the narrow, each in the smallest gap that it fits into.
 */
final class Packing {
  private final Layout layout;
  private final List<Gap> gaps = new ArrayList<>();
  private long end;

  private Packing(Layout layout) {
    this.layout = layout;
    this.end = layout.header();
  }

  /** Returns the size of an object of a class. */
  static long sizeOf(Class<?> type, Layout layout) {
    Packing packing = new Packing(layout);
    packing.add(type);
    return layout.align(packing.end);
  }

  /** Returns the fields that every object of a class has by it; none where one cannot be loaded. */
  static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    try {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    } catch (NoClassDefFoundError typeOfAFieldIsMissing) {
      fields.clear();
    }
    return fields;
  }

  /** Returns the size of a primitive or a reference. */
  static int widthOf(Class<?> type, Layout layout) {
    if (!type.isPrimitive()) {
      return layout.reference();
    } else if (type == long.class || type == double.class) {
      return Long.BYTES;
    } else if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == short.class || type == char.class ? Short.BYTES : Byte.BYTES;
  }

  private void add(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    if (parent != null) {
      add(parent);
    }
    List<Field> fields = fieldsOf(type);
    for (int width = Long.BYTES; width > 0; width /= 2) {
      for (Field field : fields) {
        if (field.getType().isPrimitive() && widthOf(field.getType(), layout) == width) {
          place(width);
        }
      }
    }
    for (Field field : fields) {
      if (!field.getType().isPrimitive()) {
        place(layout.reference());
      }
    }
  }

  private void place(int width) {
    int smallest = smallestGapFor(width);
    Gap gap = smallest < 0 ? grow(width) : gaps.remove(smallest);
    keep(gap.before(width));
    keep(gap.after(width));
  }

  private int smallestGapFor(int width) {
    int smallest = -1;
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      if (gap.fits(width) && (smallest < 0 || gap.bytes() < gaps.get(smallest).bytes())) {
        smallest = i;
      }
    }
    return smallest;
  }

  private Gap grow(int width) {
    Gap added = new Gap(end, width + (width - end % width) % width);
    end += added.bytes();
    return added;
  }

  private void keep(Gap rest) {
    if (rest.bytes() > 0) {
      gaps.add(rest);
    }
  }
}
