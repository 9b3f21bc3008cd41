package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.sdk.aws.StubService.Asked;
import io.larder.sdk.aws.StubService.Replies;
import io.larder.sdk.aws.StubService.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.util.LibraryLoaderUtil;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Another process that asks for many large items, each twice, and writes now and then. It looks at
 * every answer, and says what came of it.
 *
 * @param calls that it made
 * @param hits that it was told of
 * @param warnings that anybody logged there
 */
record Errand(int calls, int hits, List<String> warnings) {
  static final int ITEMS = 45;
  private static final int WRITE_EVERY = 25;
  private static final String PADDING = "x".repeat(20_000);
  private static final Pattern NUMBER = Pattern.compile("\"S\":\"(\\d+)\"");

  /** A table whose every item has its own key, a large text, and how many writes there were. */
  static final class Table implements Replies {
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public Reply to(Asked asked, int number) {
      String answer = "{}";
      if (asked.header("X-amz-target").endsWith(".GetItem")) {
        Matcher key = NUMBER.matcher(asked.text());
        answer =
            "{\"Item\":{\"v\":{\"S\":\"%s %d %s\"}}}"
                .formatted(key.find() ? key.group(1) : "", writes.get(), PADDING);
      } else {
        writes.incrementAndGet();
      }
      return Reply.of(200, "application/x-amz-json-1.0", answer);
    }
  }

  /**
   * Starts it with a cache in a folder that suffers from something.
   *
   * @param writing whether it writes; only one process may, since it knows how many writes there
   *     were
   */
  static Process start(Hardship hardship, Path folder, URI endpoint, boolean writing)
      throws IOException {
    Path library = unpackLibrary(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.sqlite.lib.path=" + library.getParent()); // the temporary folder may be full
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Errand.class.getName()));
    command.add(folder.resolve("aws.cache").toString());
    command.addAll(List.of(endpoint.toString(), Boolean.toString(writing)));
    return hardship.process(folder, command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits for its end, and returns what came of it. */
  static Errand of(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("the errand failed: " + said);
    }
    List<String> lines = said.lines().toList();
    return new Errand(
        Integer.parseInt(lines.get(0)),
        Integer.parseInt(lines.get(1)),
        lines.subList(2, lines.size()));
  }

  private static Path unpackLibrary(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    Path library = folder.resolveSibling(name);
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream content = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (content != null && Files.notExists(library)) {
        Files.copy(content, library);
      }
    }
    return library;
  }

  /** Asks for every item, as the other process does. */
  static void fill(DynamoDbClient client) {
    for (int item = 0; item < ITEMS; item++) {
      value(client, item);
    }
  }

  /** What runs in the other process. */
  public static void main(String[] arguments) {
    Warnings warnings = new Warnings();
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(warnings);
    int calls = 0;
    int hits = 0;
    try (AwsCaching caching =
            AwsCaching.open(
                AwsCachingConfiguration.builder()
                    .file(Path.of(arguments[0]))
                    .quietPeriod(Duration.ZERO)
                    .build());
        DynamoDbClient client =
            caching
                .sync(
                    Scopes.at(URI.create(arguments[1]), DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      boolean writing = Boolean.parseBoolean(arguments[2]);
      int writes = 0;
      for (int item = 0; item < ITEMS; item++) {
        if (writing && item % WRITE_EVERY == WRITE_EVERY - 1) {
          client.putItem(put -> put.tableName("table").item(key(0)));
          writes++;
          calls++;
        }
        for (int asked : new int[] {item, item, 0}) {
          String value = value(client, asked);
          if (!value.equals(asked + " " + writes + " " + PADDING)) {
            throw new AssertionError(
                "item %d after %d writes is %.20s".formatted(asked, writes, value));
          }
          calls++;
        }
      }
      hits = (int) caching.counts().values().stream().mapToLong(Counts::hits).sum();
    }
    System.out.println(calls);
    System.out.println(hits);
    warnings.messages.forEach(System.out::println);
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of("k", AttributeValue.fromS(String.valueOf(number)));
  }

  private static String value(DynamoDbClient client, int number) {
    return client
        .getItem(get -> get.tableName("table").key(key(number)))
        .item()
        .getOrDefault("v", AttributeValue.fromS("none"))
        .s();
  }

  /** Collects warnings of all loggers. */
  private static final class Warnings extends Handler {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
        messages.add(logged.getLoggerName() + ": " + logged.getMessage().replace('\n', ' '));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
