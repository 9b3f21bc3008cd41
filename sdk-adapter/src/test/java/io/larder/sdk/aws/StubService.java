package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A service that answers as it is told, on a port of its own, and counts what it is asked. */
final class StubService implements AutoCloseable {
  /** What a service is asked. */
  record Asked(String method, String path, Map<String, List<String>> headers, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  private static final String CHUNKED = "X-Test-Chunked";

  /** What it answers. */
  record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply of(int status, String type, String body) {
      return new Reply(status, Map.of("Content-Type", type), body.getBytes(UTF_8));
    }

    /** Says it in chunks, so that nobody knows its length. */
    Reply chunked() {
      return with(CHUNKED, "yes");
    }

    /** Returns the length as the JDK's server wants it: 0 is unknown. */
    long length() {
      if (body.length == 0) {
        return -1;
      }
      return headers.containsKey(CHUNKED) ? 0 : body.length;
    }

    Reply with(String name, String value) {
      Map<String, String> more = new ConcurrentHashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  /** How a service makes its answers. */
  @FunctionalInterface
  interface Replies {
    Reply to(Asked asked, int number) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Replies replies;
  private volatile @Nullable Asked last;

  StubService(Replies replies) {
    this.replies = replies;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Asked question =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body);
      last = question;
      Reply reply = replies.to(question, requests.incrementAndGet());
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(reply.status(), reply.length());
      if (reply.body().length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(reply.body());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void replies(Replies next) {
    replies = next;
  }

  int requests() {
    return requests.get();
  }

  Asked last() {
    return requireNonNull(last, "nothing was asked");
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
