package io.larder.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers as DynamoDB does, with what it is told to: what DynamoDB Local never says, such as that
 * it throttles. Writes down what it is asked. It has one table, as it should be.
 */
final class Responder implements AutoCloseable {
  /** The table of {@link #uri}. */
  static final String TABLE = "caches";

  private static final String DESCRIPTION =
      """
      {"Table": {"TableName": "caches", "TableStatus": "ACTIVE", "ItemCount": 3, "TableSizeBytes": 99,
       "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"},
                                {"AttributeName": "k", "AttributeType": "B"}],
       "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"},
                     {"AttributeName": "k", "KeyType": "RANGE"}]}}""";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  private record Reply(int status, String body) {}

  Responder() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    reply("DescribeTable", 200, DESCRIPTION);
  }

  /** Returns the URI of a store that it answers for. */
  String uri() {
    return "dynamodb:%s?region=eu-west-1&access-key=id&secret-key=s3cr3t&endpoint=http://127.0.0.1:%d"
        .formatted(TABLE, server.getAddress().getPort());
  }

  /**
   * Plans the next answer to an action; the last one planned is given for ever. Requests that race
   * for the last but one may all get the last.
   */
  void reply(String action, int status, String body) {
    replies
        .computeIfAbsent(action, first -> new ConcurrentLinkedDeque<>())
        .add(new Reply(status, body));
  }

  /** Plans an error as the service words it. */
  void fail(String action, int status, String code, String message) {
    String body =
        """
        {"__type": "com.amazonaws.dynamodb.v20120810#%s", "message": "%s"}"""
            .formatted(code, message);
    reply(action, status, body);
  }

  /** Takes back what was planned for an action. */
  void forget(String action) {
    replies.remove(action);
  }

  /** Returns what was asked since the last call: actions and bodies. */
  List<String> takeRequests() {
    List<String> taken = new ArrayList<>();
    for (String request = requests.poll(); request != null; request = requests.poll()) {
      taken.add(request);
    }
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String action = target.substring(target.indexOf('.') + 1);
      requests.add(action + " " + body);
      Reply reply = next(action);
      byte[] bytes = (reply == null ? "{}" : reply.body()).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(reply == null ? 200 : reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private @Nullable Reply next(String action) {
    Deque<Reply> planned = replies.get(action);
    if (planned == null) {
      return null;
    }
    Reply reply = planned.poll();
    if (planned.isEmpty() && reply != null) {
      planned.addFirst(reply);
    }
    return reply;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
