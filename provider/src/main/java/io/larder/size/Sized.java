package io.larder.size;

/** An object that knows what it takes of the heap. */
public interface Sized {
  /** Returns the bytes of this object and of all that belongs to it. */
  long bytes();
}
