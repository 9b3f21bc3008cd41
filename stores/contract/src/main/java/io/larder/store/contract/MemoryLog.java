package io.larder.store.contract;

import io.larder.spi.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest changes of one table, numbered from 1. Guarded by the table's lock. */
final class MemoryLog {
  private static final int LONGEST = 1000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;

  /**
   * One change.
   *
   * @param change what changed, null when it was everything
   */
  record Entry(long number, @Nullable Change change) {}

  /**
   * What happened since a number.
   *
   * @param complete false when the log does not reach back so far
   */
  record News(boolean complete, List<Entry> entries, long last) {}

  void add(Change change) {
    append(change);
  }

  /** Notes that every record changed. */
  void addAll() {
    append(null);
  }

  private void append(@Nullable Change change) {
    last++;
    entries.addLast(new Entry(last, change));
    if (entries.size() > LONGEST) {
      entries.removeFirst();
    }
  }

  /** Returns the number of the last change, 0 before the first. */
  long last() {
    return last;
  }

  News after(long number) {
    boolean complete = last - number <= entries.size();
    List<Entry> news =
        complete ? entries.stream().filter(entry -> entry.number() > number).toList() : List.of();
    return new News(complete, news, last);
  }
}
