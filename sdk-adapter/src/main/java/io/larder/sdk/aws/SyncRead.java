package io.larder.sdk.aws;

import io.larder.sdk.aws.Flights.Landing;
import io.larder.sdk.aws.Flights.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A read that is answered from the cache, by another thread's request that is on its way, or by its
 * own.
 */
final class SyncRead implements ExecutableHttpRequest {
  private final SdkHttpClient client;
  private final HttpExecuteRequest request;
  private final Call call;
  private final Desk desk;
  private final Flights flights;
  private final CompletableFuture<Landing> aborted = new CompletableFuture<>();
  private volatile @Nullable ExecutableHttpRequest sending;

  SyncRead(
      SdkHttpClient client, HttpExecuteRequest request, Call call, Desk desk, Flights flights) {
    this.client = client;
    this.request = request;
    this.call = call;
    this.desk = desk;
    this.flights = flights;
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    String key = desk.key(call, body());
    if (key == null) {
      return pass();
    }
    if (desk.dryRun()) {
      return rehearse(key);
    }
    while (true) {
      Sight sight = desk.look(call, key);
      if (sight instanceof Sight.Hit hit) {
        return hit(hit.answer());
      } else if (!(sight instanceof Sight.Miss miss)) {
        return pass();
      } else {
        HttpExecuteResponse response = fly(new Route(key, miss.epoch()));
        if (response != null) {
          return response;
        }
      }
    }
  }

  /** Returns a response, or null when it is this one's turn to look again. */
  private @Nullable HttpExecuteResponse fly(Route route) throws IOException {
    CompletableFuture<Landing> own = new CompletableFuture<>();
    CompletableFuture<Landing> other = flights.join(route, own);
    if (other == null) {
      return lead(route, own);
    }
    Landing landing = await(other);
    if (landing instanceof Landing.Shared shared) {
      return hit(shared.answer());
    }
    return landing instanceof Landing.Alone ? pass() : null;
  }

  private Landing await(CompletableFuture<Landing> other) throws IOException {
    try {
      CompletableFuture.anyOf(other, aborted).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread asked for the same");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flight lands, it does not fail", e);
    }
    if (!other.isDone()) {
      throw new IOException("aborted while another thread asked for the same");
    }
    return other.join();
  }

  private HttpExecuteResponse lead(Route route, CompletableFuture<Landing> own) throws IOException {
    Landing landing = new Landing.Again();
    try {
      // The one before may have landed between the look and the start.
      if (desk.look(call, route.key()) instanceof Sight.Hit hit) {
        landing = new Landing.Shared(hit.answer());
        return hit(hit.answer());
      }
      desk.miss(call);
      HttpExecuteResponse response = send();
      SdkHttpResponse head = Answer.marked(response.httpResponse(), Answer.MISS);
      AbortableInputStream stream =
          response.responseBody().orElseGet(AbortableInputStream::createEmpty);
      byte[] body = Rest.start(stream, call.maximumBytes() + 1);
      if (body.length > call.maximumBytes()) {
        landing = new Landing.Alone();
        return response(head, Rest.after(body, stream));
      }
      stream.close();
      Answer answer = new Answer(response.httpResponse(), body);
      if (desk.keep(call, route.key(), route.epoch(), answer)) {
        landing = new Landing.Shared(answer.marked(Answer.HIT));
      }
      return response(head, Rest.of(answer.body()));
    } finally {
      flights.land(route, own, landing);
    }
  }

  /** Sends the request whatever is cached, and counts what would have been. */
  private HttpExecuteResponse rehearse(String key) throws IOException {
    Sight sight = desk.look(call, key);
    if (sight instanceof Sight.Hit) {
      desk.hit(call);
      return send();
    }
    if (!(sight instanceof Sight.Miss miss)) {
      return pass();
    }
    desk.miss(call);
    HttpExecuteResponse response = send();
    desk.keep(call, key, miss.epoch(), new Answer(response.httpResponse(), new byte[0]));
    return response;
  }

  private HttpExecuteResponse pass() throws IOException {
    desk.sent(call);
    return send();
  }

  private HttpExecuteResponse send() throws IOException {
    ExecutableHttpRequest own = client.prepareRequest(request);
    sending = own;
    if (aborted.isDone()) {
      own.abort();
    }
    return own.call();
  }

  private HttpExecuteResponse hit(Answer answer) {
    desk.hit(call);
    return response(answer.head(), Rest.of(answer.body()));
  }

  private static HttpExecuteResponse response(SdkHttpResponse head, AbortableInputStream body) {
    return HttpExecuteResponse.builder().response(head).responseBody(body).build();
  }

  /** Reads the content, not by the stream of which the SDK measures how it is sent. */
  private byte[] body() throws IOException {
    Optional<ContentStreamProvider> provider =
        call.http() instanceof SdkHttpFullRequest full
            ? full.contentStreamProvider()
            : request.contentStreamProvider();
    if (provider.isEmpty()) {
      return new byte[0];
    }
    try (InputStream content = provider.get().newStream()) {
      return all(content);
    }
  }

  /** Reads all; what a stream knows to be there in one piece, which for the SDK's is everything. */
  static byte[] all(InputStream content) throws IOException {
    byte[] there = content.readNBytes(content.available());
    int next = content.read();
    if (next < 0) {
      return there;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(there);
    whole.write(next);
    content.transferTo(whole);
    return whole.toByteArray();
  }

  @Override
  public void abort() {
    aborted.complete(new Landing.Again());
    ExecutableHttpRequest sent = sending;
    if (sent != null) {
      sent.abort();
    }
  }
}
