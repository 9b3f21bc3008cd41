package io.larder.store.mongodb;

import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What this process did, and what the server says of the collection and the database. */
final class Figures {
  /** Our name of each figure of collStats. */
  private static final Map<String, String> COLLECTION =
      Map.of(
          "count", "server.collection.documents",
          "size", "server.collection.bytes",
          "storageSize", "server.collection.storage-bytes",
          "totalIndexSize", "server.collection.index-bytes");

  /** Our name of each figure of dbStats. */
  private static final Map<String, String> DATABASE =
      Map.of(
          "collections", "server.database.collections",
          "objects", "server.database.documents",
          "dataSize", "server.database.bytes",
          "storageSize", "server.database.storage-bytes",
          "indexSize", "server.database.index-bytes",
          "fsUsedSize", "server.disk.used-bytes",
          "fsTotalSize", "server.disk.bytes");

  private Figures() {}

  /** Returns all figures. */
  static Map<String, Long> all(Place place) {
    Link link = place.link();
    Map<String, Long> figures = link.counts().figures();
    BsonString name = new BsonString(place.collection().getNamespace().getCollectionName());
    add(figures, COLLECTION, run(link, new BsonDocument("collStats", name)));
    add(figures, DATABASE, run(link, new BsonDocument("dbStats", new BsonInt32(1))));
    return figures;
  }

  private static BsonDocument run(Link link, BsonDocument command) {
    return link.ask("statistics", () -> link.database().runCommand(command, BsonDocument.class));
  }

  private static void add(Map<String, Long> figures, Map<String, String> names, BsonDocument told) {
    names.forEach(
        (theirs, ours) -> {
          BsonValue figure = told.get(theirs);
          if (figure != null && figure.isNumber()) {
            figures.put(ours, figure.asNumber().longValue());
          }
        });
  }
}
