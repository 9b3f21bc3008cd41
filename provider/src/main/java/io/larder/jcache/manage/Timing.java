package io.larder.jcache.manage;

/** Which average times an operation counts for. */
public enum Timing {
  GET(true, false, false),
  PUT(false, true, false),
  REMOVE(false, false, true),
  GET_AND_PUT(true, true, false),
  GET_AND_REMOVE(true, false, true);

  private final boolean gets;
  private final boolean puts;
  private final boolean removes;

  Timing(boolean gets, boolean puts, boolean removes) {
    this.gets = gets;
    this.puts = puts;
    this.removes = removes;
  }

  boolean gets() {
    return gets;
  }

  boolean puts() {
    return puts;
  }

  boolean removes() {
    return removes;
  }
}
