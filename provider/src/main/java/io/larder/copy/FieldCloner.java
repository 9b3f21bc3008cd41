package io.larder.copy;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies objects field by field, those fields and those alone that are serialised.
 *
 * <p>Final fields, too, until Java 25: later ones warn of whoever sets these, and are to forbid it
 * [JEP 500].
 */
final class FieldCloner implements Cloner {
  private static final MethodType FROM_AND_TO =
      MethodType.methodType(void.class, Object.class, Object.class);

  /** So many fields one method handle copies, each inside the next: not too deep for the stack. */
  private static final int AT_ONCE = 16;

  private static final boolean SETS_FINAL_FIELDS = Runtime.version().feature() < 26;

  private final Constructor<?> constructor;

  /** Copy the fields whose values are shared. Each takes both objects. */
  private final MethodHandle[] values;

  private final Field[] parts;

  private FieldCloner(Constructor<?> constructor, MethodHandle[] values, Field[] parts) {
    this.constructor = constructor;
    this.values = values;
    this.parts = parts;
  }

  /** Returns the cloner of a serialisable class, one that refuses when a field is closed. */
  static Cloner of(Class<?> type, Cloners cloners) throws ReflectiveOperationException {
    Constructor<?> constructor = SerialConstructor.of(type);
    List<Field> fields = fieldsOf(type);
    if (constructor == null
        || !parentsAreFound(type, cloners)
        || !fields.stream().allMatch(FieldCloner::isOpen)) {
      return REFUSED;
    }
    List<Field> values = new ArrayList<>();
    List<Field> parts = new ArrayList<>();
    for (Field field : fields) {
      (cloners.holdsValues(field.getType()) ? values : parts).add(field);
    }
    return new FieldCloner(constructor, copiersOf(values), parts.toArray(new Field[0]));
  }

  /** In the order of the stream: superclasses first, names in order. */
  private static List<Field> fieldsOf(Class<?> type) throws NoSuchFieldException {
    ObjectStreamClass description = ObjectStreamClass.lookup(type);
    if (description == null) {
      return new ArrayList<>();
    }
    List<Field> fields = fieldsOf(type.getSuperclass());
    for (ObjectStreamField field : description.getFields()) {
      fields.add(type.getDeclaredField(field.getName()));
    }
    return fields;
  }

  private static boolean isOpen(Field field) {
    return (SETS_FINAL_FIELDS || !Modifier.isFinal(field.getModifiers()))
        && field.trySetAccessible();
  }

  private static boolean parentsAreFound(Class<?> type, Cloners cloners) {
    Class<?> parent = type.getSuperclass();
    return ObjectStreamClass.lookup(parent) == null
        || (cloners.finds(parent) && parentsAreFound(parent, cloners));
  }

  private static MethodHandle[] copiersOf(List<Field> fields) throws IllegalAccessException {
    List<MethodHandle> copiers = new ArrayList<>();
    for (int i = 0; i < fields.size(); i += AT_ONCE) {
      MethodHandle copier = MethodHandles.empty(FROM_AND_TO);
      for (Field field : fields.subList(i, Math.min(i + AT_ONCE, fields.size()))) {
        copier = MethodHandles.foldArguments(copier, copier(field));
      }
      copiers.add(copier);
    }
    return copiers.toArray(new MethodHandle[0]);
  }

  private static MethodHandle copier(Field field) throws IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle set = lookup.unreflectSetter(field);
    MethodHandle copy = MethodHandles.filterArguments(set, 1, lookup.unreflectGetter(field));
    return MethodHandles.permuteArguments(copy.asType(FROM_AND_TO), FROM_AND_TO, 1, 0);
  }

  @Override
  public Object copy(Object source, Copying copying) {
    try {
      Object copy = constructor.newInstance();
      copying.made(source, copy);
      for (MethodHandle some : values) {
        some.invokeExact(source, copy);
      }
      for (Field part : parts) {
        part.set(copy, copying.copyPart(part.get(source)));
      }
      return copy;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // of the constructor
      throw new UnfaithfulException(e);
    }
  }
}
