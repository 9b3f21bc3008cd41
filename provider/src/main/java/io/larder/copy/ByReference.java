package io.larder.copy;

import io.larder.spi.Copier;

/** Keeps and gives the very object. */
enum ByReference implements Copier<Object> {
  INSTANCE;

  @Override
  public Object keep(Object object) {
    return object;
  }

  @Override
  public Object give(Object kept) {
    return kept;
  }
}
