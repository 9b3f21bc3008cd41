package io.larder.size;

import java.util.stream.Stream;

/** Unused bytes inside an object. */
record Gap(long start, long bytes) {
  /** Tells whether a field fits into it, at a multiple of its width. */
  boolean fits(int width) {
    return aligned(width) + width <= end();
  }

  /** Returns what a field leaves unused before and after it, which may be nothing. */
  Stream<Gap> split(int width) {
    long at = aligned(width);
    return Stream.of(new Gap(start, at - start), new Gap(at + width, end() - at - width));
  }

  private long end() {
    return start + bytes;
  }

  private long aligned(int width) {
    return (start + width - 1) / width * width;
  }
}
