package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** What a flight does with its parties, over an HTTP client that only notes what it is given. */
class AsyncFlightTest {
  private static final SdkHttpFullRequest HTTP =
      SdkHttpFullRequest.builder()
          .method(SdkHttpMethod.GET)
          .protocol("https")
          .host("iam.amazonaws.com")
          .encodedPath("/")
          .build();
  private static final Call CALL =
      new Call(
          HTTP, "Iam", "ListUsers", "", Verdict.CACHEABLE, 100, Call.Names.of("Iam", "ListUsers"));

  private final Scopes scopes = new Scopes();
  private final Sent client = new Sent();
  private final AsyncReads reads = new AsyncReads(client, desk());

  @AfterEach
  void close() {
    scopes.close();
  }

  private Desk desk() {
    Counters counters = new Counters();
    Faults faults = new Faults(counters);
    AwsCachingConfiguration configuration = scopes.configuration().build();
    Ledger ledger = new CacheLedger(scopes.answers, scopes.generations, configuration, faults);
    return new Desk(configuration, () -> ledger, counters, faults);
  }

  /** Notes what is sent. */
  private static final class Sent implements SdkAsyncHttpClient {
    private final List<AsyncExecuteRequest> requests = new ArrayList<>();
    private final List<CompletableFuture<Void>> futures = new ArrayList<>();
    private @Nullable Runnable beforeRefusal;

    /** Throws instead of sending the next request, after something else was done. */
    void refuseNext(Runnable before) {
      beforeRefusal = before;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      Runnable before = beforeRefusal;
      if (before != null) {
        beforeRefusal = null;
        before.run();
        throw new IllegalStateException("closed");
      }
      requests.add(request);
      CompletableFuture<Void> future = new CompletableFuture<>();
      futures.add(future);
      return future;
    }

    void answer(int number, String body) {
      SdkAsyncHttpResponseHandler handler = requests.get(number).responseHandler();
      handler.onHeaders(SdkHttpFullResponse.builder().statusCode(200).build());
      handler.onStream(SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(body.getBytes(UTF_8)))));
      futures.get(number).complete(null);
    }

    @Override
    public void close() {}
  }

  /** Notes what it is told. */
  private static final class Told implements SdkAsyncHttpResponseHandler {
    private final List<String> told = new ArrayList<>();

    @Override
    public void onHeaders(SdkHttpResponse headers) {
      told.add(headers.firstMatchingHeader(Answer.MARK).orElse("none"));
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      CompletableFuture<Void> unused =
          SdkPublisher.adapt(stream)
              .subscribe(
                  part -> {
                    byte[] all = part.array();
                    told.add(new String(all, part.arrayOffset(), all.length, UTF_8));
                    Arrays.fill(all, (byte) '-'); // it is the receiver's own, and nothing else
                  });
    }

    @Override
    public void onError(Throwable error) {
      told.add(String.valueOf(error.getMessage()));
    }
  }

  private record Nothing() implements SdkHttpContentPublisher {
    @Override
    public Optional<Long> contentLength() {
      return Optional.of(0L);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      SdkPublisher.<ByteBuffer>fromIterable(List.of()).subscribe(subscriber);
    }
  }

  private CompletableFuture<Void> ask(Told told) {
    return reads.execute(
        AsyncExecuteRequest.builder()
            .request(HTTP)
            .requestContentPublisher(new Nothing())
            .responseHandler(told)
            .build(),
        CALL);
  }

  @Test
  void whenAllAreCancelledSoIsTheRequest() {
    CompletableFuture<Void> first = ask(new Told());
    CompletableFuture<Void> second = ask(new Told());
    first.cancel(true);
    assertThat(client.futures.get(0)).isNotDone();
    second.cancel(true);
    assertThat(client.futures.get(0)).isCompletedExceptionally();
    CompletableFuture<Void> third = ask(new Told());
    assertThat(client.requests).hasSize(2);
    assertThat(third).isNotDone();
  }

  @Test
  void whoStaysIsAnswered() {
    Told told = new Told();
    CompletableFuture<Void> first = ask(new Told());
    CompletableFuture<Void> second = ask(told);
    first.cancel(true);
    client.answer(0, "body");
    assertThat(second).isCompleted();
    assertThat(told.told).containsExactly("hit", "body");
    assertThat(client.requests).hasSize(1);
  }

  @Test
  void aBodyIsTheReceiversOwn() {
    Told missed = new Told();
    Told joined = new Told();
    CompletableFuture<Void> first = ask(missed);
    CompletableFuture<Void> second = ask(joined);
    client.answer(0, "body");
    assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
    assertThat(missed.told).containsExactly("miss", "body");
    assertThat(joined.told).containsExactly("hit", "body");
    for (int i = 0; i < 2; i++) {
      Told found = new Told();
      assertThat(ask(found)).isCompleted();
      assertThat(found.told).containsExactly("hit", "body");
    }
    assertThat(client.requests).hasSize(1);
  }

  @Test
  void aFailureIsTheFirstOnesAndTheOthersGoAgain() {
    Told first = new Told();
    Told second = new Told();
    CompletableFuture<Void> failed = ask(first);
    CompletableFuture<Void> other = ask(second);
    client.futures.get(0).completeExceptionally(new IOException("reset"));
    assertThat(failed).isCompletedExceptionally();
    assertThat(first.told).containsExactly("reset");
    assertThat(client.requests).hasSize(2);
    client.answer(1, "body");
    assertThat(other).isCompleted();
    assertThat(second.told).containsExactly("miss", "body");
  }

  @Test
  void whereARequestCannotBeSentNobodyWaitsForIt() {
    Told first = new Told();
    Told second = new Told();
    List<CompletableFuture<Void>> joined = new ArrayList<>();
    client.refuseNext(() -> joined.add(ask(second)));
    CompletableFuture<Void> failed = ask(first);
    assertThat(failed).isCompletedExceptionally();
    assertThat(first.told).containsExactly("closed");
    assertThat(client.requests).hasSize(1);
    client.answer(0, "body");
    assertThat(joined.get(0)).isCompleted();
    assertThat(second.told).containsExactly("miss", "body");
  }

  @Test
  void whoGoesAloneAndCannotBeSentLeavesTheOthersAlone() {
    Told second = new Told();
    Told third = new Told();
    CompletableFuture<Void> one = ask(new Told());
    CompletableFuture<Void> refused = ask(second);
    CompletableFuture<Void> other = ask(third);
    client.refuseNext(() -> {});
    String large = "x".repeat(101);
    client.answer(0, large);
    assertThat(one).isCompleted();
    assertThat(refused).isCompletedExceptionally();
    assertThat(second.told).containsExactly("closed");
    client.answer(1, large);
    assertThat(other).isCompleted();
    assertThat(third.told).containsExactly("none", large);
  }

  @Test
  void aBodyThatIsTooLargeGoesToOneAndTheOthersGoAlone() {
    Told first = new Told();
    Told second = new Told();
    CompletableFuture<Void> one = ask(first);
    CompletableFuture<Void> other = ask(second);
    String large = "x".repeat(101);
    client.answer(0, large);
    assertThat(one).isCompleted();
    assertThat(first.told).containsExactly("miss", large);
    assertThat(client.requests).hasSize(2);
    client.answer(1, large);
    assertThat(other).isCompleted();
    assertThat(second.told).containsExactly("none", large);
    assertThat(scopes.answers).isEmpty();
  }
}
