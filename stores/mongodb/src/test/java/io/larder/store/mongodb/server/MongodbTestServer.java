package io.larder.store.mongodb.server;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_MONGODB_URI} names, whose
 * database {@code larder} is emptied, else one of our own, which ends with the JVM. Says once which
 * it is.
 */
public final class MongodbTestServer {
  private static final String DATABASE = "larder";
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable String uri;
  private static volatile String description = "";

  private MongodbTestServer() {}

  /**
   * Returns the URI of the server, without options; its database is empty at the first call.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    LOCK.lock();
    try {
      String known = uri == null ? start() : uri;
      uri = known;
      return known;
    } finally {
      LOCK.unlock();
    }
  }

  private static String start() {
    String given = System.getenv("LARDER_MONGODB_URI");
    String started =
        given == null ? MongodbProcess.start(Path.of("target", "mongodb")).uri() : given;
    try (MongoClient client = MongodbProcess.client(started)) {
      client.getDatabase(DATABASE).drop();
      Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
      description =
          "%s, which says that it is MongoDB %s, at %s"
              .formatted(
                  given == null ? MongodbProcess.program() : "LARDER_MONGODB_URI",
                  build.getString("version"),
                  given == null ? started : "the given place");
      System.out.println("MongoDB tests run against " + description);
    }
    return started;
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    uri();
    return description;
  }

  /** Drops all that tests have written. */
  public static void empty() {
    try (MongoClient client = MongodbProcess.client(uri())) {
      client.getDatabase(DATABASE).drop();
    }
  }
}
