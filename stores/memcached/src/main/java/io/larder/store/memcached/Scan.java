package io.larder.store.memcached;

import io.larder.spi.Cursor;
import io.larder.spi.Page;
import org.jspecify.annotations.Nullable;

/** A way to find the keys of a namespace. Thread-safe. */
interface Scan {
  /** Reads on, as {@link io.larder.spi.Space#scan} says. */
  Page page(@Nullable Cursor cursor, int limit, boolean withValues);
}
