package io.larder.store.dynamodb.server;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A DynamoDB Local of our own, in a JVM of its own. */
public final class DynamoDbProcess extends Server {
  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private DynamoDbProcess(ServerProcess process) {
    super(process);
  }

  /**
   * Starts a server that keeps its tables in memory, and waits until it takes connections.
   *
   * @param folder for its log and what it unpacks
   */
  public static DynamoDbProcess start(Path folder) {
    return start(folder, "-inMemory");
  }

  /**
   * Starts a server that keeps its tables in a folder, over restarts.
   *
   * @param folder for its tables, its log and what it unpacks
   */
  public static DynamoDbProcess startOnDisk(Path folder) {
    return start(folder, "-dbPath", folder.toAbsolutePath().toString());
  }

  private static DynamoDbProcess start(Path folder, String... options) {
    Path temporary = folder.resolve("tmp").toAbsolutePath();
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + temporary, e);
    }
    return new DynamoDbProcess(
        ServerProcess.start(
            folder, port -> command(port, temporary, options), ServerProcess::listens));
  }

  private static List<String> command(int port, Path temporary, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", jars() + "/*", MAIN));
    command.addAll(List.of("-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)));
    command.addAll(List.of(options));
    return command;
  }

  /** Returns the folder with the jars of DynamoDB Local. */
  private static Path jars() {
    String servers = System.getProperty("test.servers", "../servers");
    Path jars = Path.of(servers, "dynamodb-local", "target", "lib").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(jars)) {
      if (files.anyMatch(file -> file.getFileName().toString().startsWith("DynamoDBLocal"))) {
        return jars;
      }
    } catch (IOException e) {
      // said below
    }
    throw new IllegalStateException(
        "DynamoDB Local is not in %s; run mvn -pl stores/servers/dynamodb-local -am process-resources"
            .formatted(jars));
  }

  /** Returns the URI of a store in it, which makes its table. */
  public String uri() {
    return uri(port());
  }

  /** Returns the URI of a store in a server that is reached by another port. */
  public static String uri(int port) {
    return "dynamodb:larder-test?create=true&region=local&access-key=larder&secret-key=larder"
        + "&endpoint=http://127.0.0.1:"
        + port;
  }
}
