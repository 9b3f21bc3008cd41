package io.larder.copy;

import io.larder.spi.Copier;
import org.jspecify.annotations.Nullable;

/**
 * Shares what is immutable and copies the rest, by the fastest means that gives what serialisation
 * would give.
 */
final class ByValue<T> implements Copier<T> {
  private final ClassLoader loader;

  /** Made when first needed; if by two threads, one is as good as the other. */
  private volatile @Nullable Cloners cloners;

  ByValue(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Object keep(T object) {
    if (Immutables.contain(object)) {
      return object;
    }
    Copy copy = ShallowCopy.of(object);
    if (copy == null) {
      copy = GraphCopy.of(object, cloners());
    }
    return copy != null ? copy : SerialCopy.of(object, loader);
  }

  private Cloners cloners() {
    Cloners known = cloners;
    if (known == null) {
      known = new Cloners(loader);
      cloners = known;
    }
    return known;
  }

  @Override
  @SuppressWarnings("unchecked") // a copy has the class of what was kept, which was a T
  public T give(Object kept) {
    return (T) (kept instanceof Copy copy ? copy.restore(loader) : kept);
  }
}
