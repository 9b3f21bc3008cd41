package io.larder.benchmark.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on the loopback that always answers the same. Counts what it is asked. */
final class Stub implements AutoCloseable {
  static {
    // Without it each answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Reply reply;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Stub(Reply reply) {
    this.reply = reply;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      asked.incrementAndGet();
      exchange.getResponseHeaders().add("Content-Type", reply.type());
      exchange.getResponseHeaders().add(Reply.REQUEST_ID, Reply.ID);
      exchange.sendResponseHeaders(200, reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  int asked() {
    return asked.get();
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
