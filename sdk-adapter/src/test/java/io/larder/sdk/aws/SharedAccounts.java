package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DynamoDB and IAM for any number of accounts. Every answer says whose it is, and how many
 * mutations that account's service has seen. Thread-safe.
 */
final class SharedAccounts implements AutoCloseable {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=(\\w+)/");
  private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

  /** By operation: what is answered, %1$s being the account and %2$d the version. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GetItem",
          "{\"Item\":{\"account\":{\"S\":\"%1$s\"},\"version\":{\"N\":\"%2$d\"}}}",
          "UpdateItem",
          "{\"Attributes\":{\"account\":{\"S\":\"%1$s\"},\"version\":{\"N\":\"%2$d\"}}}",
          "DescribeTable",
          "{\"Table\":{\"TableName\":\"%1$s\",\"ItemCount\":%2$d}}",
          "ListTables",
          "{\"TableNames\":[\"%1$s\",\"%2$d\"]}",
          "ListUsers",
          "<ListUsersResponse><ListUsersResult><Users><member><UserName>%1$s</UserName>"
              + "<Path>%2$d</Path></member></Users></ListUsersResult></ListUsersResponse>",
          "CreateUser",
          "<CreateUserResponse><CreateUserResult><User><UserName>%1$s</UserName>"
              + "<Path>%2$d</Path></User></CreateUserResult></CreateUserResponse>");

  private static final Set<String> MUTATIONS = Set.of("UpdateItem", "CreateUser");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
  private final Set<String> questions = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();

  SharedAccounts() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String account = found(CREDENTIAL, exchange.getRequestHeaders().getFirst("Authorization"));
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation =
          target == null ? found(ACTION, body) : target.substring(target.indexOf('.') + 1);
      requests.incrementAndGet();
      questions.add(account + operation + body);
      String service = target == null ? "iam" : "dynamodb";
      AtomicLong version = versions.computeIfAbsent(account + service, first -> new AtomicLong());
      long now = MUTATIONS.contains(operation) ? version.incrementAndGet() : version.get();
      byte[] reply =
          requireNonNull(ANSWERS.get(operation), operation).formatted(account, now).getBytes(UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", target == null ? "text/xml" : "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, reply.length);
      exchange.getResponseBody().write(reply);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(pattern + " is not in " + text);
    }
    return matcher.group(1);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  long requests() {
    return requests.get();
  }

  /** Returns how many different questions were asked. */
  int questions() {
    return questions.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
