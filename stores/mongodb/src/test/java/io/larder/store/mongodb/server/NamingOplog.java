package io.larder.store.mongodb.server;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/**
 * The log of the server in Java, made to name what an update changed. MongoDB tells the identifier
 * of each document in {@code documentKey}; this server tells the update there, which has none.
 */
record NamingOplog(Oplog log) implements Oplog {
  @Override
  public void handleInsert(String namespace, List<Document> documents) {
    log.handleInsert(namespace, documents);
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
  }

  @Override
  public void handleDelete(String namespace, Document query, List<Object> deleted) {
    log.handleDelete(namespace, query, deleted);
  }

  @Override
  public void handleDropCollection(String namespace) {
    log.handleDropCollection(namespace);
  }

  @Override
  public Cursor createCursor(Document stage, String namespace, Aggregation aggregation) {
    return log.createCursor(stage, namespace, aggregation);
  }
}
