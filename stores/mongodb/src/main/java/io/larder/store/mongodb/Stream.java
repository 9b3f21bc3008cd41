package io.larder.store.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** A change stream of a collection, without the values. Confined to a thread. */
final class Stream implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Stream.class.getName());
  private static final int MOST_AT_ONCE = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  /** Values are not told, or an event would be larger than a document may be. */
  private static final BsonDocument WITHOUT_BYTES =
      new BsonDocument(
          "$project",
          new BsonDocument("fullDocument." + Records.BYTES, new BsonInt32(0))
              .append("updateDescription.updatedFields." + Records.BYTES, new BsonInt32(0)));

  private final Place place;
  private final MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor;

  private Stream(Place place, MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor) {
    this.place = place;
    this.cursor = cursor;
  }

  /** Tells whether the URI asks for change streams and the server has them for this user. */
  static boolean isThere(Link link) {
    if (!link.settings().feed()) {
      return false;
    }
    MongoCollection<BsonDocument> any =
        link.database().getCollection(Names.PREFIX + "~", BsonDocument.class);
    try {
      any.watch(BsonDocument.class).cursor().close();
      return true;
    } catch (MongoCommandException e) {
      if (!Trouble.certain(e)) {
        throw e;
      }
      LOGGER.log(
          System.Logger.Level.DEBUG,
          () -> link.settings() + " has no change streams: " + e.getErrorMessage());
      return false;
    }
  }

  /**
   * Opens one.
   *
   * @param after the place in an earlier one from where to go on; null from now on
   */
  static Stream open(Place place, @Nullable BsonDocument after) {
    long wait = Math.min(LONGEST_WAIT_MILLIS, place.link().settings().timeoutMillis() / 2);
    ChangeStreamIterable<BsonDocument> changes =
        place
            .collection()
            .watch(pipeline(place), BsonDocument.class)
            .batchSize(MOST_AT_ONCE)
            .maxAwaitTime(Math.max(1, wait), TimeUnit.MILLISECONDS);
    return new Stream(place, (after == null ? changes : changes.resumeAfter(after)).cursor());
  }

  private static List<BsonDocument> pipeline(Place place) {
    List<BsonDocument> pipeline = new ArrayList<>();
    if (place.shared() != null) {
      BsonArray ours = new BsonArray(List.of(new BsonString(place.shared()), BsonNull.VALUE));
      pipeline.add(
          new BsonDocument(
              "$match", new BsonDocument("documentKey._id.n", new BsonDocument("$in", ours))));
    }
    pipeline.add(WITHOUT_BYTES);
    return pipeline;
  }

  /** Returns the next event; null when there was none for a while. */
  @Nullable Event next() {
    ChangeStreamDocument<BsonDocument> entry = cursor.tryNext();
    return entry == null ? null : Event.of(place, entry);
  }

  /** Returns the place after the last event; null where the server does not tell. */
  @Nullable BsonDocument position() {
    return cursor.getResumeToken();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
