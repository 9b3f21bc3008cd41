package io.larder.size;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.Map;

/** What has to be looked at to measure an object, beside its own fields. */
enum Shape {
  /** It belongs to many: nothing counts. */
  SHARED,
  /** It says itself. */
  SIZED,
  /** Nothing more. */
  PLAIN,
  /** Nothing more, if it is not one of those that the JDK keeps. */
  BOX,
  /** Its characters. */
  STRING,
  /** What a value class of the JDK holds. */
  VALUE,
  /** An array of primitives. */
  PRIMITIVES,
  /** An array of references, and what they refer to. */
  REFERENCES,
  /** Its structure and its elements. */
  COLLECTION,
  /** Its structure, its keys and its values. */
  MAP;

  private static final Shape[] ALL = values();

  static Shape at(long ordinal) {
    return ALL[(int) ordinal];
  }

  /**
   * Returns the shape of a class.
   *
   * @param ancestor the nearest class of the JDK, itself or a superclass
   */
  static Shape of(Class<?> type, Class<?> ancestor) {
    if (Sized.class.isAssignableFrom(type)) {
      return SIZED;
    } else if (Shared.isEveryObjectOf(type)) {
      return SHARED;
    } else if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? PRIMITIVES : REFERENCES;
    } else if (Map.class.isAssignableFrom(ancestor)) {
      return MAP;
    } else if (Collection.class.isAssignableFrom(ancestor)) {
      return COLLECTION;
    }
    return Reference.class.isAssignableFrom(ancestor) ? PLAIN : ofValue(ancestor);
  }

  private static Shape ofValue(Class<?> type) {
    if (type == String.class) {
      return STRING;
    } else if (Shared.isBox(type)) {
      return BOX;
    }
    return JdkValues.know(type) ? VALUE : PLAIN;
  }
}
