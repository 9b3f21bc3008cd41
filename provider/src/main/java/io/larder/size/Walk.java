package io.larder.size;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures one object with all that it holds. What is still to be looked at lies on a stack of its
 * own, so that no object is too deep; an element is done with all that it holds before the next.
 */
final class Walk {
  /** More objects than this are not looked at one by one. */
  static final int MAX_OBJECTS = 1 << 17;

  /** Objects to be visited, and {@link Elements} that are not at their end. */
  private final ArrayDeque<Object> open = new ArrayDeque<>();

  private final Seen seen = new Seen();
  private final boolean roomy;
  private long bytes;
  private int visited;

  /**
   * Makes a walk through one object.
   *
   * @param roomy whether the elements of collections were added one by one, not all at once
   */
  Walk(boolean roomy) {
    this.roomy = roomy;
  }

  long measure(Object root) {
    visit(root);
    for (Object next = open.poll(); next != null; next = open.poll()) {
      if (next instanceof Elements elements) {
        advance(elements);
      } else {
        visit(next);
      }
    }
    return bytes;
  }

  /** Counts what is not an object of its own to anybody. */
  void add(long more) {
    bytes += more;
  }

  private void advance(Elements elements) {
    if (visited < MAX_OBJECTS && !elements.isAtEnd()) {
      open.push(elements);
      elements.next(this);
    } else {
      bytes += elements.rest(bytes);
    }
  }

  /** Counts an object that is met for the first time, and opens it. */
  void visit(@Nullable Object object) {
    if (object == null || visited >= MAX_OBJECTS) {
      return;
    }
    Plan plan = Plan.of(object.getClass());
    Shape shape = plan.shape();
    if (shape == Shape.SHARED || isKept(object, shape) || !seen.add(object)) {
      return;
    }
    visited++;
    count(object, shape, plan);
    for (Field field : plan.fields()) {
      push(field, object);
    }
  }

  private static boolean isKept(Object object, Shape shape) {
    return switch (shape) {
      case BOX -> Shared.isKeptBox(object);
      case VALUE -> Shared.isKeptValue(object);
      case COLLECTION, MAP -> Shared.isKeptEmpty(object);
      default -> false;
    };
  }

  private void count(Object object, Shape shape, Plan plan) {
    switch (shape) {
      case SIZED -> bytes += ((Sized) object).bytes();
      case STRING -> bytes += Strings.bytes((String) object);
      case PRIMITIVES -> bytes += primitives(object);
      case REFERENCES -> open((Object[]) object);
      case VALUE -> {
        bytes += plan.shallow();
        JdkValues.open(object, this);
      }
      case COLLECTION -> open(Elements.of((Collection<?>) object), plan);
      case MAP -> open(Elements.of((Map<?, ?>) object), plan);
      default -> bytes += plan.shallow();
    }
  }

  private static long primitives(Object array) {
    int each = Packing.widthOf(array.getClass().getComponentType(), Layout.OF_THIS_VM);
    return Layout.OF_THIS_VM.array(Array.getLength(array), each);
  }

  private void open(Object[] array) {
    bytes += Layout.OF_THIS_VM.references(array.length);
    open.push(Elements.of(Arrays.asList(array)).begin(bytes));
  }

  private void open(Elements elements, Plan plan) {
    bytes += plan.shallow() + plan.structure().bytes(elements.size(), roomy);
    open.push(elements.begin(bytes));
  }

  private void push(Field field, Object holder) {
    try {
      Object held = field.get(holder);
      if (held != null) {
        open.push(held);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("field was made accessible: " + field, e);
    }
  }
}
