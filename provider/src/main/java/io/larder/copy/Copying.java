package io.larder.copy;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copying of one tree of objects, in which none is met twice. Thread-safe. */
class Copying {
  private final Cloners cloners;

  Copying(Cloners cloners) {
    this.cloners = cloners;
  }

  private Cloner clonerOf(Object source) {
    return cloners.of(source.getClass());
  }

  /** Copies an object with all that it holds. */
  final Object copy(Object source) {
    return copy(source, clonerOf(source));
  }

  /** Copies what an object holds; null is null. */
  final @Nullable Object copyPart(@Nullable Object part) {
    return part == null ? null : copy(part, clonerOf(part));
  }

  /** Tells whether each of these is its own copy. */
  final boolean areShared(Iterable<?> parts) {
    for (Object part : parts) {
      if (part != null && !isShared(part)) {
        return false;
      }
    }
    return true;
  }

  private boolean isShared(Object part) {
    Cloner cloner = clonerOf(part);
    return cloner == Cloner.SHARED || (part instanceof Record && copy(part, cloner) == part);
  }

  /** Copies a collection into another. */
  final Collection<Object> fill(Collection<?> source, Collection<Object> copy) {
    made(source, copy);
    for (Object element : source) {
      copy.add(copyPart(element));
    }
    return copy;
  }

  /** Puts copies in the place of the values of a map. */
  final void replaceValues(Map<?, Object> map) {
    for (Map.Entry<?, Object> entry : map.entrySet()) {
      Object value = entry.getValue();
      Object copy = copyPart(value);
      if (copy != value) {
        entry.setValue(copy);
      }
    }
  }

  /** Tells whether deserialisation would find this very class. */
  final boolean finds(Class<?> type) {
    return cloners.finds(type);
  }

  Object copy(Object source, Cloner cloner) {
    return cloner.copy(source, this);
  }

  /** Hears which copy an object gets, before that is filled. */
  void made(Object source, Object copy) {}
}
