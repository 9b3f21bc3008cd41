package io.larder.benchmark.heap;

/** What a number counts, and which of two is the better one. */
enum Unit {
  OPERATIONS_A_SECOND("op/s", true),
  NANOSECONDS("ns", false),
  CPU_MILLISECONDS("ms CPU", false),
  BYTES_BY_ENTRY("B/entry", false),
  TIMES_SLOWER("× slower", false);

  private final String text;
  private final boolean moreIsBetter;

  Unit(String text, boolean moreIsBetter) {
    this.text = text;
    this.moreIsBetter = moreIsBetter;
  }

  boolean moreIsBetter() {
    return moreIsBetter;
  }

  @Override
  public String toString() {
    return text;
  }
}
