package io.larder.store.mongodb.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/**
 * The log of the server in Java, made to do what MongoDB's does. It names what an update changed:
 * MongoDB tells the identifier of each document in {@code documentKey}; this server tells the
 * update there, which has none. And it forgets its oldest entries: this server keeps them all in
 * memory, and stands still when there is none left.
 *
 * @param log what it is
 * @param entries where it keeps them
 */
record FaithfulOplog(Oplog log, MongoCollection<?> entries) implements Oplog {
  /** So many are kept, or up to twice as many. */
  private static final int KEPT = 10_000;

  private static final String TIME = "ts";

  @Override
  public void handleInsert(String namespace, List<Document> documents) {
    log.handleInsert(namespace, documents);
    forget();
  }

  @Override
  public void handleUpdate(
      String namespace, Document selector, Document update, List<Object> modified) {
    boolean replaces = update.keySet().stream().noneMatch(name -> name.startsWith("$"));
    for (Object id : modified) {
      Document named = replaces ? new Document("$set", update) : update.clone();
      named.put("_id", id);
      log.handleUpdate(namespace, selector, named, List.of(id));
    }
    forget();
  }

  @Override
  public void handleDelete(String namespace, Document query, List<Object> deleted) {
    log.handleDelete(namespace, query, deleted);
    forget();
  }

  @Override
  public void handleDropCollection(String namespace) {
    log.handleDropCollection(namespace);
  }

  @Override
  public Cursor createCursor(Document stage, String namespace, Aggregation aggregation) {
    return log.createCursor(stage, namespace, aggregation);
  }

  private void forget() {
    if (entries.count() >= 2 * KEPT) {
      entries
          .queryAllAsStream()
          .map(entry -> (BsonTimestamp) entry.get(TIME))
          .sorted()
          .skip(entries.count() - KEPT)
          .findFirst()
          .ifPresent(
              first -> entries.deleteDocuments(new Document(TIME, new Document("$lt", first)), 0));
    }
  }
}
