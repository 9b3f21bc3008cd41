package io.larder.store.mongodb;

import io.larder.spi.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
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

  final LongAdder reads = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder conflicts = new LongAdder();

  void committed(List<Result> results) {
    commits.add(results.size());
    conflicts.add(results.stream().filter(Result.Conflict.class::isInstance).count());
  }

  /** Returns all figures. */
  Map<String, Long> all(Place place) {
    Link link = place.link();
    Map<String, Long> figures = new HashMap<>();
    figures.put("reads", reads.sum());
    figures.put("commits", commits.sum());
    figures.put("conflicts", conflicts.sum());
    figures.put("round-trips", link.traffic().roundTrips());
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
