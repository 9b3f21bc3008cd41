package io.larder.store.sqlite;

import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Write;
import org.jspecify.annotations.Nullable;

/** How large a key and a value may be. */
final class Limits {
  /** Long keys make a slow index, but they work. */
  static final long LARGEST_KEY = 1 << 20;

  /** Half of what SQLite takes, so that a record with all its columns always fits. */
  static final long LARGEST_VALUE = 512L << 20;

  private Limits() {}

  /** Returns why a write cannot be applied, null when it can. */
  static Result.@Nullable Rejected rejection(Write write, Settings settings) {
    Key key = write.key();
    if (key.length() > LARGEST_KEY) {
      return new Result.Rejected("key", LARGEST_KEY, key.length());
    }
    long room = settings.maximumBytes() - Entries.OVERHEAD_BYTES - key.length();
    if (room < 0) {
      long most = Math.max(0, settings.maximumBytes() - Entries.OVERHEAD_BYTES);
      return new Result.Rejected("key", most, key.length());
    }
    long limit = Math.min(LARGEST_VALUE, room);
    boolean tooLong = write.next() instanceof Next.Put put && put.bytes().length > limit;
    return tooLong
        ? new Result.Rejected("value", limit, ((Next.Put) write.next()).bytes().length)
        : null;
  }
}
