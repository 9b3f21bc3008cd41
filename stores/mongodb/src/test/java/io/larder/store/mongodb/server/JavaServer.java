package io.larder.store.mongodb.server;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;

/** A process that speaks MongoDB's protocol and keeps what it has in memory. */
final class JavaServer {
  private JavaServer() {}

  /** Takes the port, and {@code changes} where there are to be change streams. */
  public static void main(String[] arguments) {
    MongoServer server = new MongoServer(new Backend());
    if (arguments[1].equals("changes")) {
      server.enableOplog();
    }
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
  }

  private static final class Backend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
      return new Database(name, getCursorRegistry());
    }

    @Override
    protected Oplog createOplog() {
      Oplog log = super.createOplog();
      return new FaithfulOplog(
          log, resolveDatabase("local").resolveCollection(OPLOG_COLLECTION_NAME, true));
    }
  }

  private static final class Database extends MemoryDatabase {
    Database(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new FindingIndex(name, keys, sparse);
    }
  }

  /**
   * Finds by the identifier what is asked by more than that, where the server looks at them all.
   */
  private static final class FindingIndex extends MemoryUniqueIndex {
    FindingIndex(String name, List<IndexKey> keys, boolean sparse) {
      super(name, keys, sparse);
    }

    @Override
    public boolean canHandle(Document query) {
      return super.canHandle(byId(query));
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
      return super.getPositions(byId(query));
    }

    private Document byId(Document query) {
      boolean more = keySet().equals(Set.of("_id")) && query.containsKey("_id");
      return more ? new Document("_id", query.get("_id")) : query;
    }
  }
}
