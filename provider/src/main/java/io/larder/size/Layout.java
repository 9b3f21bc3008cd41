package io.larder.size;

/**
 * How a VM lays out objects, in bytes.
 *
 * @param header what stands before the fields of an object
 * @param reference the size of a reference
 * @param alignment what every object's size is a multiple of
 * @param arraysAreWordAligned whether the elements of every array begin at a multiple of 8
 * @param latin1 whether strings take one byte a character where they can
 */
record Layout(
    int header, int reference, int alignment, boolean arraysAreWordAligned, boolean latin1) {
  static final Layout OF_THIS_VM = VmOptions.layout();

  private static final int LENGTH_FIELD = Integer.BYTES;

  /** Returns the size of an object with so many references and bytes of primitives. */
  long object(int references, int primitives) {
    return align(roundUp((long) header + primitives, reference) + (long) references * reference);
  }

  /** Returns the size of an array. */
  long array(long length, int elementBytes) {
    int boundary =
        elementBytes > Integer.BYTES || arraysAreWordAligned ? Long.BYTES : Integer.BYTES;
    return align(roundUp(header + LENGTH_FIELD, boundary) + length * elementBytes);
  }

  /** Returns the size of an array of references. */
  long references(long length) {
    return array(length, reference);
  }

  /** Rounds the end of an object up. */
  long align(long bytes) {
    return roundUp(bytes, alignment);
  }

  private static long roundUp(long bytes, int boundary) {
    return (bytes + boundary - 1) / boundary * boundary;
  }
}
