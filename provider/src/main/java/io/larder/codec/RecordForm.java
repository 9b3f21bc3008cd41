package io.larder.codec;

import static java.util.Objects.requireNonNullElse;

import io.larder.spi.UnreadableException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one class are taken apart, by their fields since an accessor may answer
 * something else, and made again, by their canonical constructor.
 */
public final class RecordForm {
  /**
   * The fields and then the constructor; nothing when the module does not open them. Objects of the
   * JDK alone: a class of ours kept in another class would keep our class loader alive with it.
   */
  private static final ClassValue<AccessibleObject[]> MEMBERS =
      new ClassValue<>() {
        @Override
        protected AccessibleObject[] computeValue(Class<?> type) {
          return open(type);
        }
      };

  private final AccessibleObject[] members;

  private RecordForm(AccessibleObject[] members) {
    this.members = members;
  }

  /**
   * Returns the form of a record class.
   *
   * @throws IllegalArgumentException when its module does not open it, saying what to do
   */
  public static RecordForm of(Class<?> type) {
    if (!isOpen(type)) {
      throw new IllegalArgumentException(
          "record %s is closed: its module must open package %s to io.larder.provider"
              .formatted(type.getName(), type.getPackageName()));
    }
    return new RecordForm(MEMBERS.get(type));
  }

  /** Tells whether the module of a record class lets its members be used. */
  public static boolean isOpen(Class<?> type) {
    return MEMBERS.get(type).length > 0;
  }

  private static AccessibleObject[] open(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    AccessibleObject[] members = new AccessibleObject[components.length + 1];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      for (int i = 0; i < types.length; i++) {
        members[i] = type.getDeclaredField(components[i].getName());
      }
      members[types.length] = type.getDeclaredConstructor(types);
    } catch (NoSuchFieldException | NoSuchMethodException e) {
      throw new IllegalStateException(type + " is a record without its members", e);
    }
    for (AccessibleObject member : members) {
      if (!member.trySetAccessible()) {
        return new AccessibleObject[0];
      }
    }
    return members;
  }

  /** Returns how many components there are. */
  public int size() {
    return members.length - 1;
  }

  /** Returns the declared type of a component, by its place. */
  public Class<?> typeOf(int component) {
    return ((Field) members[component]).getType();
  }

  /** Returns the value of a component, by its place, of a record of this class. */
  public @Nullable Object get(Object holder, int component) {
    try {
      return ((Field) members[component]).get(holder);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("field was made accessible: " + members[component], e);
    }
  }

  /**
   * Makes a record.
   *
   * @throws UnreadableException when the constructor throws, or takes other types
   */
  public Object make(@Nullable Object[] values) throws UnreadableException {
    Constructor<?> constructor = (Constructor<?>) members[size()];
    String name = constructor.getDeclaringClass().getName();
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable thrown = requireNonNullElse(e.getCause(), e);
      if (thrown instanceof OutOfMemoryError error) {
        throw error;
      }
      throw new UnreadableException("record " + name + " refused its components", thrown);
    } catch (IllegalArgumentException | ReflectiveOperationException e) {
      throw new UnreadableException("record " + name + " has components of another type", e);
    }
  }
}
