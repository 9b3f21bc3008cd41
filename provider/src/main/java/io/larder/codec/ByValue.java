package io.larder.codec;

import io.larder.spi.Copier;

/** Shares what is immutable and copies the rest, by the fastest means that is sure to be deep. */
final class ByValue<T> implements Copier<T> {
  private final ClassLoader loader;

  ByValue(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Object keep(T object) {
    if (Immutables.contain(object)) {
      return object;
    }
    Copy shallow = ShallowCopy.of(object);
    return shallow != null ? shallow : SerialCopy.of(object, loader);
  }

  @Override
  @SuppressWarnings("unchecked") // a copy has the class of what was kept, which was a T
  public T give(Object kept) {
    return (T) (kept instanceof Copy copy ? copy.restore(loader) : kept);
  }
}
