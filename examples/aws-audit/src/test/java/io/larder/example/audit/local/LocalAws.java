package io.larder.example.audit.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * IAM, STS, S3 and DynamoDB of some accounts behind one address. Which service is asked, and by
 * whom, is read from the signature, which is not verified. Counts what it is asked.
 */
public final class LocalAws implements AutoCloseable {
  private final List<LocalAccount> accounts;
  private final TableApi tables = new TableApi();
  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Starts it, on a port of its own. */
  public LocalAws(List<LocalAccount> accounts) {
    this(accounts, 0);
  }

  /** Starts one that is as far away as AWS: each answer takes so long. */
  public LocalAws(List<LocalAccount> accounts, long millis) {
    this.accounts = List.copyOf(accounts);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        millis == 0 ? threads : CompletableFuture.delayedExecutor(millis, MILLISECONDS, threads));
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Question question = Question.of(exchange);
      requests.incrementAndGet();
      gate.countDown();
      gate.await();
      Reply reply = answer(question);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(Question question) throws IOException, InterruptedException {
    for (LocalAccount account : accounts) {
      if (account.has(question.accessKeyId())) {
        return answer(account, question);
      }
    }
    return QueryApi.unknownKey();
  }

  private Reply answer(LocalAccount account, Question question)
      throws IOException, InterruptedException {
    return switch (question.service()) {
      case "s3" -> BucketApi.answer(account, question);
      case "dynamodb" -> tables.answer(account, question);
      default -> QueryApi.answer(account, question);
    };
  }

  /** Answers nobody until so many requests have come. */
  public void holdUntil(int asked) {
    gate = new CountDownLatch(asked);
  }

  /** Returns how many requests it got. */
  public int requests() {
    return requests.get();
  }

  /** Returns its address. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
