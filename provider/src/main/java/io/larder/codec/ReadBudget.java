package io.larder.codec;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * A filter for one read that also bounds the memory of arrays by the bytes that are there: each
 * element takes at least one. Remembers what it objected to.
 */
final class ReadBudget implements ObjectInputFilter {
  /** Hash tables are asked for with room to spare. */
  private static final int SPARE_FACTOR = 2;

  private static final int SPARE_ELEMENTS = 1_024;

  private final ObjectInputFilter filter;
  private long elements;
  private @Nullable String objection;

  ReadBudget(ObjectInputFilter filter, int bytes) {
    this.filter = filter;
    this.elements = (long) bytes * SPARE_FACTOR + SPARE_ELEMENTS;
  }

  /** Returns why something was rejected, null when nothing was. */
  @Nullable String objection() {
    return objection;
  }

  @Override
  public @Nullable Status checkInput(FilterInfo info) {
    elements -= Math.max(0, info.arrayLength());
    if (elements < 0) {
      objection = "arrays go beyond the limits that the number of bytes sets";
      return Status.REJECTED;
    }
    Status status = filter.checkInput(info);
    if (status == null || status == Status.REJECTED) {
      objection = objectionTo(info);
    }
    return status;
  }

  private static String objectionTo(FilterInfo info) {
    Class<?> type = info.serialClass();
    return type == null || info.arrayLength() >= 0
        ? "beyond the limits: depth %d, array length %d, %d objects"
            .formatted(info.depth(), Math.max(0, info.arrayLength()), info.references())
        : Gate.refusal(type);
  }
}
