package io.larder.store.mongodb.server;

import com.mongodb.client.MongoClient;
import io.larder.store.contract.server.SharedServer;
import java.nio.file.Path;
import org.bson.Document;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_MONGODB_URI} names, whose
 * database {@code larder} is emptied, else one of our own, which ends with the JVM. Says once which
 * it is.
 */
public final class MongodbTestServer {
  private static final String DATABASE = "larder";

  private static final SharedServer SERVER =
      new SharedServer(
          "MongoDB",
          "LARDER_MONGODB_URI",
          () -> MongodbProcess.start(Path.of("target", "mongodb")).uri(),
          MongodbTestServer::prepare);

  private MongodbTestServer() {}

  /**
   * Returns the URI of the server, without options; its database is empty at the first call.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    return SERVER.uri();
  }

  private static String prepare(String uri, boolean given) {
    try (MongoClient client = MongodbProcess.client(uri)) {
      client.getDatabase(DATABASE).drop();
      Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
      return "%s, which says that it is MongoDB %s, at %s"
          .formatted(
              given ? "a server" : MongodbProcess.program(),
              build.getString("version"),
              given ? "the given place" : uri);
    }
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    return SERVER.description();
  }

  /** Drops all that tests have written. */
  public static void empty() {
    try (MongoClient client = MongodbProcess.client(uri())) {
      client.getDatabase(DATABASE).drop();
    }
  }
}
