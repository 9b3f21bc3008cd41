package io.larder.store.mongodb;

import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import com.mongodb.client.model.changestream.UpdateDescription;
import io.larder.spi.Change;
import io.larder.spi.Key;
import io.larder.spi.Version;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What one entry of a change stream means to a namespace. */
sealed interface Event {
  /** A record changed. */
  record Changed(Change change) implements Event {}

  /**
   * A marker was written.
   *
   * @param id which
   * @param value null when it was removed
   */
  record Marked(String id, @Nullable Version value) implements Event {}

  /** It is of another namespace, or none of ours. */
  record Foreign() implements Event {}

  /** The collection is another one now, or what happened is not known here. */
  record Ended() implements Event {}

  Set<OperationType> ON_DOCUMENTS =
      Set.of(
          OperationType.INSERT, OperationType.UPDATE, OperationType.REPLACE, OperationType.DELETE);

  /** Reads an entry. */
  static Event of(Place place, ChangeStreamDocument<BsonDocument> entry) {
    if (!ON_DOCUMENTS.contains(entry.getOperationType())) {
      return new Ended();
    }
    BsonDocument named = entry.getDocumentKey();
    BsonValue id = named == null ? null : named.get(Records.ID);
    if (id == null) {
      return new Ended();
    }
    Version version = version(entry);
    if (id.isString()) {
      return new Marked(id.asString().getValue(), version);
    }
    Key key = place.key(id);
    return key == null ? new Foreign() : new Changed(new Change(key, version));
  }

  private static @Nullable Version version(ChangeStreamDocument<BsonDocument> entry) {
    if (entry.getOperationType() == OperationType.DELETE) {
      return null;
    }
    UpdateDescription update = entry.getUpdateDescription();
    Version version = version(entry.getFullDocument());
    return version != null || update == null ? version : version(update.getUpdatedFields());
  }

  private static @Nullable Version version(@Nullable BsonDocument document) {
    if (document == null || !document.isBinary(Records.VERSION)) {
      return null;
    }
    return Records.version(document.getBinary(Records.VERSION));
  }
}
