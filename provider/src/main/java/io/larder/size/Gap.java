package io.larder.size;

/** Unused bytes inside an object. */
record Gap(long start, long bytes) {
  /** Tells whether a field fits into it, at a multiple of its width. */
  boolean fits(int width) {
    return aligned(width) + width <= end();
  }

  /** Returns what a field leaves unused before it, which may be nothing. */
  Gap before(int width) {
    return new Gap(start, aligned(width) - start);
  }

  /** Returns what a field leaves unused after it, which may be nothing. */
  Gap after(int width) {
    long at = aligned(width) + width;
    return new Gap(at, end() - at);
  }

  private long end() {
    return start + bytes;
  }

  private long aligned(int width) {
    return (start + width - 1) / width * width;
  }
}
