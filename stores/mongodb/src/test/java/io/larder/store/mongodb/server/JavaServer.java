package io.larder.store.mongodb.server;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.oplog.Oplog;

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
    protected Oplog createOplog() {
      return new NamingOplog(super.createOplog());
    }
  }
}
