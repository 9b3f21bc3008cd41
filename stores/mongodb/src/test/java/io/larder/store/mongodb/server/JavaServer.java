package io.larder.store.mongodb.server;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A process that speaks MongoDB's protocol and keeps what it has in memory. */
final class JavaServer {
  private JavaServer() {}

  /** Takes the port, and {@code changes} where there are to be change streams. */
  public static void main(String[] arguments) {
    MongoServer server = new MongoServer(new MemoryBackend());
    if (arguments.length > 1 && arguments[1].equals("changes")) {
      server.enableOplog();
    }
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
  }
}
