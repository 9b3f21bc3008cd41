package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * How many records a namespace has, expired ones among them.
 *
 * @param records the number, 0 when unknown
 * @param exactness how far to trust it
 */
public record Size(long records, Exactness exactness) {
  private static final int COUNTING_PAGE = 1_000;

  /** How far a size can be trusted. */
  public enum Exactness {
    EXACT,
    ESTIMATE,
    UNKNOWN
  }

  /**
   * Counts by a scan, while records come and go: for a space whose store cannot count them.
   *
   * @throws StoreException when the store cannot be asked
   */
  public static Size counted(Space space) {
    long records = 0;
    Cursor cursor = null;
    do {
      Page page = space.scan(cursor, COUNTING_PAGE, false);
      records += page.items().size();
      cursor = page.next();
    } while (cursor != null);
    return new Size(records, Exactness.ESTIMATE);
  }

  public Size {
    requireNonNull(exactness, "exactness");
    if (records < 0) {
      throw new IllegalArgumentException("records must be >= 0: " + records);
    }
  }
}
