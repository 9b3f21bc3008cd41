package io.larder.example.audit;

/**
 * How long some calls took.
 *
 * @param calls how many
 * @param nanos all of them together
 */
record Took(long calls, long nanos) {
  static final Took NOTHING = new Took(0, 0);

  Took plus(Took other) {
    return new Took(calls + other.calls, nanos + other.nanos);
  }

  /** Returns how long so many calls take, by the mean of these; 0 when there are none. */
  long nanosFor(long others) {
    return calls == 0 ? 0 : Math.round((double) nanos / calls * others);
  }
}
