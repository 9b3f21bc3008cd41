package io.larder.store.mongodb.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A server of our own, a process that is killed as one is. */
public final class MongodbProcess extends Server {
  private static final @Nullable Path MONGOD = ServerProcess.onPath("mongod").orElse(null);

  private MongodbProcess(ServerProcess process) {
    super(process);
  }

  /** Starts a server with change streams, and waits until it answers. */
  public static MongodbProcess start(Path folder) {
    return start(folder, true);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log and what it writes
   * @param changes whether it has change streams: a replica set of one, else a standalone
   */
  public static MongodbProcess start(Path folder, boolean changes) {
    return new MongodbProcess(
        ServerProcess.start(
            folder,
            port -> MONGOD == null ? java(port, changes) : real(MONGOD, folder, port, changes),
            port -> MONGOD == null ? ServerProcess.listens(port) : isReady(port, changes)));
  }

  /** Returns the server's program in words. */
  static String program() {
    return MONGOD == null ? "mongo-java-server" : MONGOD.toString();
  }

  private static List<String> java(int port, boolean changes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx1g",
        "-Dio.netty.noUnsafe=true",
        "-Dio.netty.eventLoopThreads=1", // it changes documents while another thread sends them
        "-cp",
        System.getProperty("java.class.path"),
        JavaServer.class.getName(),
        Integer.toString(port),
        changes ? "changes" : "plain");
  }

  private static List<String> real(Path program, Path folder, int port, boolean changes) {
    Path data = folder.toAbsolutePath().resolve("data-" + port);
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "--port", Integer.toString(port)));
    command.addAll(List.of("--bind_ip", "127.0.0.1", "--dbpath", data.toString()));
    if (changes) {
      command.addAll(List.of("--replSet", "larder"));
    }
    return command;
  }

  /** Makes a replica set of it where it is to be one and is not yet, and looks for a primary. */
  private static boolean isReady(int port, boolean changes) {
    if (!ServerProcess.listens(port)) {
      return false;
    }
    try (MongoClient client = client("mongodb://127.0.0.1:" + port + "/?directConnection=true")) {
      Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
      if (changes && hello.getString("setName") == null) {
        Document member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
        client
            .getDatabase("admin")
            .runCommand(
                new Document(
                    "replSetInitiate",
                    new Document("_id", "larder").append("members", List.of(member))));
      }
      return Boolean.TRUE.equals(hello.getBoolean("isWritablePrimary"));
    } catch (MongoException e) {
      return false; // it still starts, or elects
    }
  }

  /** Returns a plain client of a server, to be closed. */
  static MongoClient client(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .timeout(10, TimeUnit.SECONDS)
            .build());
  }

  /** Returns the location of a URI. */
  public String uri() {
    return "mongodb://127.0.0.1:" + port();
  }

  /** Returns a plain client, to be closed. */
  public MongoClient client() {
    return client(uri());
  }

  /** Tells whether it forgets all when it is killed: the one in Java does. */
  public static boolean forgets() {
    return MONGOD == null;
  }
}
