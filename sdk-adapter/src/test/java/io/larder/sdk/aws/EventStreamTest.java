package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ExpressionType;
import software.amazon.awssdk.services.s3.model.RecordsEvent;
import software.amazon.awssdk.services.s3.model.SelectObjectContentResponseHandler;

/**
 * Streams of events pass as they come, and nothing of them is kept. The server sends an event only
 * when the one before was seen.
 */
@Timeout(120)
class EventStreamTest {
  private final Scopes scopes = new Scopes();
  private final AtomicInteger requests = new AtomicInteger();
  private final Semaphore seen = new Semaphore(0);
  private final List<String> events = new CopyOnWriteArrayList<>();
  private List<Message> stream = List.of();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    scopes.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/vnd.amazon.eventstream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      for (Message message : stream) {
        Channels.newChannel(out).write(message.toByteBuffer());
        out.flush();
        seen.acquireUninterruptibly();
      }
    }
  }

  private static Message event(String type, String payload) {
    return new Message(
        Map.of(
            ":message-type", HeaderValue.fromString("event"),
            ":event-type", HeaderValue.fromString(type),
            ":content-type", HeaderValue.fromString("application/octet-stream")),
        payload.getBytes(UTF_8));
  }

  private <T> void seeAll(SdkPublisher<T> arriving, Function<T, String> name) {
    CompletableFuture<Void> unused =
        arriving.subscribe(
            event -> {
              events.add(name.apply(event));
              seen.release();
            });
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void ofARead() {
    stream = List.of(event("Records", "one"), event("Records", "two"), event("End", ""));
    try (AwsCaching caching = scopes.open(scopes.configuration().verbs("Select"));
        S3AsyncClient s3 =
            caching
                .async(Scopes.at(endpoint(), S3AsyncClient.builder()).forcePathStyle(true))
                .build()) {
      for (int times = 0; times < 2; times++) {
        s3.selectObjectContent(
                select ->
                    select
                        .bucket("bucket")
                        .key("key")
                        .expression("SELECT * FROM s3object")
                        .expressionType(ExpressionType.SQL)
                        .inputSerialization(input -> input.csv(csv -> {}))
                        .outputSerialization(output -> output.csv(csv -> {})),
                SelectObjectContentResponseHandler.builder()
                    .onEventStream(
                        arriving ->
                            seeAll(
                                arriving,
                                event ->
                                    event instanceof RecordsEvent records
                                        ? records.payload().asUtf8String()
                                        : "end"))
                    .build())
            .join();
      }
      assertThat(events).containsExactly("one", "two", "end", "one", "two", "end");
      assertThat(requests).hasValue(2);
      assertThat(scopes.answers).isEmpty();
      assertThat(caching.counts())
          .containsEntry("s3:SelectObjectContent", new Counts(0, 0, 2, 0, 0, 0));
    }
  }

  @Test
  void ofAMutation() {
    stream = List.of(event("PayloadChunk", "one"), event("InvokeComplete", "{}"));
    try (AwsCaching caching = scopes.open();
        LambdaAsyncClient lambda =
            caching.async(Scopes.at(endpoint(), LambdaAsyncClient.builder())).build()) {
      for (int times = 0; times < 2; times++) {
        lambda
            .invokeWithResponseStream(
                invoke -> invoke.functionName("function"),
                InvokeWithResponseStreamResponseHandler.builder()
                    .onEventStream(
                        arriving -> seeAll(arriving, event -> event.sdkEventType().name()))
                    .build())
            .join();
      }
      assertThat(events)
          .containsExactly("PAYLOAD_CHUNK", "INVOKE_COMPLETE", "PAYLOAD_CHUNK", "INVOKE_COMPLETE");
      assertThat(requests).hasValue(2);
      assertThat(scopes.answers).isEmpty();
      assertThat(caching.counts())
          .containsEntry("lambda:InvokeWithResponseStream", new Counts(0, 0, 0, 0, 2, 0));
    }
  }
}
