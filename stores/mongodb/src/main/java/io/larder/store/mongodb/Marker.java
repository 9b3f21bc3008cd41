package io.larder.store.mongodb;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.ReplaceOptions;
import io.larder.spi.Version;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * A document beside the records, whose changes mean something in the change stream: that a
 * namespace was cleared, or how far a listener has asked. Its identifier is text, which no record's
 * is.
 *
 * @param id of the document
 */
record Marker(Place place, String id) {
  private static final int TRIES = 3;

  /** One that nobody changes for so long may be removed; for a listener that is a gap. */
  private static final long KEPT_MILLIS = TimeUnit.DAYS.toMillis(1);

  static Marker ofClear(Place place) {
    return new Marker(place, place.shared() == null ? "clear" : "clear:" + place.shared());
  }

  static Marker ofListener(Place place) {
    return new Marker(place, "poll:" + UUID.randomUUID());
  }

  /** Writes it, whatever is there. */
  boolean write(Version value) {
    try {
      ReplaceOptions upsert = new ReplaceOptions().upsert(true);
      return repeatedly(
          () -> place.collection().replaceOne(filter(), document(value), upsert).wasAcknowledged());
    } catch (MongoWriteException e) {
      if (e.getError().getCode() != Answer.DUPLICATE) {
        throw e;
      }
      return repeatedly(() -> renew(document(value), filter())); // another process has just made it
    }
  }

  /**
   * Writes it where it has one of these values, and returns whether it has: whoever wrote them last
   * finds nothing else where the server has kept all that it had.
   */
  boolean renew(List<Version> known, Version value) {
    BsonArray values = new BsonArray();
    known.forEach(version -> values.add(Records.binary(version)));
    BsonDocument filter = filter().append(Records.VERSION, new BsonDocument("$in", values));
    return repeatedly(() -> renew(document(value), filter));
  }

  private boolean renew(BsonDocument document, BsonDocument filter) {
    return place.collection().replaceOne(filter, document).getMatchedCount() == 1;
  }

  private BsonDocument filter() {
    return new BsonDocument(Records.ID, new BsonString(id));
  }

  private BsonDocument document(Version value) {
    Link link = place.link();
    return new BsonDocument(Records.VERSION, Records.binary(value))
        .append(Records.END, link.clock().end(link.ticker().millis() + KEPT_MILLIS));
  }

  /** The same value may be written again: an idle connection that broke is no outage. */
  private static boolean repeatedly(BooleanSupplier write) {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        return write.getAsBoolean();
      } catch (MongoSocketException e) {
        if (e instanceof MongoSocketReadTimeoutException) {
          throw e;
        }
      }
    }
    return write.getAsBoolean();
  }
}
