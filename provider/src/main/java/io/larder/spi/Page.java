package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a scan.
 *
 * @param items the records found, in no particular order; may be empty before the end
 * @param next where to go on, null at the end
 */
public record Page(List<Item> items, @Nullable Cursor next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * One record of a page.
   *
   * @param key its key
   * @param stored the record, null when the scan asked for keys alone
   */
  public record Item(Key key, @Nullable Stored stored) {
    public Item {
      requireNonNull(key, "key");
    }
  }
}
