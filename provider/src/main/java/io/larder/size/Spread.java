package io.larder.size;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Some elements of a list, at even distances. */
final class Spread implements Iterator<Object> {
  private final List<?> list;
  private final long size;
  private final int count;
  private int next;

  Spread(List<?> list, int size, int count) {
    this.list = list;
    this.size = size;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return list.get((int) (next++ * size / count));
  }
}
