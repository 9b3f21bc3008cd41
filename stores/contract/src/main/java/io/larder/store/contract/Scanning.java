package io.larder.store.contract;

import io.larder.spi.Cursor;
import io.larder.spi.Page;
import io.larder.spi.Page.Item;
import io.larder.spi.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scan that must come to an end. */
record Scanning(Space space, int limit, boolean withValues) {
  private static final int MOST_PAGES = 10_000;

  /** Returns all that is found from the beginning, doubles too. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    pages(null, page -> items.addAll(page.items()));
    return items;
  }

  /** Scans on from a cursor, from the beginning without one, and shows each page in turn. */
  void pages(@Nullable Cursor from, Consumer<Page> eachPage) {
    Cursor cursor = from;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page page = space.scan(cursor, limit, withValues);
      eachPage.accept(page);
      cursor = page.next();
      if (cursor == null) {
        return;
      }
    }
    throw new AssertionError("a scan did not end after " + MOST_PAGES + " pages");
  }
}
