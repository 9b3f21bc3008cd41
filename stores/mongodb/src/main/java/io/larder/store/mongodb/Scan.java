package io.larder.store.mongodb;

import com.mongodb.client.FindIterable;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Walks over the records of a namespace in the order of their identifiers. */
final class Scan {
  private static final BsonDocument BY_ID = new BsonDocument(Records.ID, new BsonInt32(1));

  private final Place place;

  Scan(Place place) {
    this.place = place;
  }

  /** Reads on after the key that the cursor names. */
  Page page(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    BsonValue after = cursor == null ? null : place.id(keyOf(cursor));
    return place.link().ask("scan", () -> page(after, limit, withValues));
  }

  private Page page(@Nullable BsonValue after, int limit, boolean withValues) {
    FindIterable<Row> found =
        place.collection().find(place.between(after, null), Row.class).sort(BY_ID).limit(limit);
    found = found.batchSize(limit);
    List<Page.Item> items = new ArrayList<>();
    for (Row row : withValues ? found : found.projection(BY_ID)) {
      Key key = place.key(row.id());
      if (key != null) {
        items.add(new Page.Item(key, withValues ? row.stored() : null));
      }
    }
    return new Page(
        items, items.size() < limit ? null : cursorAt(items.get(items.size() - 1).key()));
  }

  private static Cursor cursorAt(Key key) {
    return new Cursor(Base64.getEncoder().encodeToString(key.bytes()));
  }

  private static Key keyOf(Cursor cursor) {
    try {
      return Key.of(Base64.getDecoder().decode(cursor.position()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "this cursor comes from another store; begin the scan again", e);
    }
  }

  /**
   * Removes the records, a part of them at a time.
   *
   * @return how many there were
   */
  static long clear(Place place, int part) {
    long cleared = 0;
    BsonValue after = null;
    boolean more = true;
    while (more) {
      BsonDocument last =
          place
              .collection()
              .find(place.between(after, null))
              .sort(BY_ID)
              .skip(part - 1)
              .limit(1)
              .projection(BY_ID)
              .first();
      BsonValue end = last == null ? null : last.get(Records.ID);
      cleared += place.collection().deleteMany(place.between(after, end)).getDeletedCount();
      after = end;
      more = end != null;
    }
    return cleared;
  }
}
