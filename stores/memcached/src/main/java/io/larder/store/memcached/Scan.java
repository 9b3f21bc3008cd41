package io.larder.store.memcached;

import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to find the keys of a namespace. Thread-safe. */
interface Scan {
  /** Reads on, as {@link io.larder.spi.Space#scan} says. */
  Page page(@Nullable Cursor cursor, int limit, boolean withValues);

  /** Returns a page of what was found on a server, less what is to be found on another. */
  static Page page(
      Part part, Wire wire, Map<Key, Stored> found, boolean withValues, @Nullable Cursor next) {
    List<Page.Item> items = new ArrayList<>();
    found.forEach(
        (key, record) -> {
          if (part.owns(wire, key)) {
            items.add(new Page.Item(key, withValues ? record : null));
          }
        });
    return new Page(items, next);
  }
}
