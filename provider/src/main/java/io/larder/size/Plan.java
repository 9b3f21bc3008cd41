package io.larder.size;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** How the objects of one class are measured. */
final class Plan {
  /**
   * The numbers {@link #SHALLOW}, {@link #SHAPE}, {@link #STRUCTURE}, and the fields. Objects of
   * the JDK alone: a class of ours kept in another class would keep our class loader alive with it.
   */
  private static final ClassValue<Object[]> PLANS =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return plan(type);
        }
      };

  private static final int SHALLOW = 0;
  private static final int SHAPE = 1;
  private static final int STRUCTURE = 2;

  private final long[] numbers;
  private final Field[] fields;

  private Plan(Object[] parts) {
    this.numbers = (long[]) parts[0];
    this.fields = (Field[]) parts[1];
  }

  static Plan of(Class<?> type) {
    return new Plan(PLANS.get(type));
  }

  @SuppressWarnings("EnumOrdinal") // the constant itself would be an object of ours
  private static Object[] plan(Class<?> type) {
    Class<?> ancestor = ancestorOf(type);
    long[] numbers = {
      Packing.sizeOf(type, Layout.OF_THIS_VM),
      Shape.of(type, ancestor).ordinal(),
      Structure.indexFor(ancestor)
    };
    return new Object[] {numbers, readableOf(type, ancestor)};
  }

  private static Class<?> ancestorOf(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent == null || isOfTheJdk(type) ? type : ancestorOf(parent);
  }

  /** Its own fields are never read, even where a flag opens them: its public methods tell more. */
  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
  }

  private static Field[] readableOf(Class<?> type, Class<?> ancestor) {
    List<Field> readable = new ArrayList<>();
    for (Class<?> level = type; !level.equals(ancestor); level = level.getSuperclass()) {
      for (Field field : Packing.fieldsOf(level)) {
        if (!field.getType().isPrimitive() && field.trySetAccessible()) {
          readable.add(field);
        }
      }
    }
    return readable.toArray(new Field[0]);
  }

  /** Returns the size of an object without what it refers to; of an array, without its elements. */
  long shallow() {
    return numbers[SHALLOW];
  }

  Shape shape() {
    return Shape.at(numbers[SHAPE]);
  }

  /** Returns what a collection or a map takes beside its elements. */
  Structure structure() {
    return Structure.at(numbers[STRUCTURE]);
  }

  /** Returns the references that an application's class has and lets us read. */
  Field[] fields() {
    return fields;
  }
}
