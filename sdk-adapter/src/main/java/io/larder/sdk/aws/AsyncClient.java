package io.larder.sdk.aws;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** An asynchronous HTTP client that answers what the desk knows, and sends the rest by another. */
final class AsyncClient implements SdkAsyncHttpClient {
  private final SdkAsyncHttpClient client;
  private final Hook hook;
  private final Desk desk;
  private final AsyncReads reads;
  private final Runnable closed;

  private AsyncClient(SdkAsyncHttpClient client, Hook hook, Desk desk, Runnable closed) {
    this.client = client;
    this.hook = hook;
    this.desk = desk;
    this.reads = new AsyncReads(client, desk);
    this.closed = closed;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    Call call = hook.take(request.request());
    if (call == null) {
      return client.execute(request);
    }
    return switch (call.verdict()) {
      case CACHEABLE -> reads.execute(request, call);
      case MUTATING -> AsyncMutation.execute(client, request, call, desk);
      case PASSING, DENIED -> {
        desk.sent(call);
        yield client.execute(request);
      }
    };
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
    closed.run();
  }

  /**
   * Builds the HTTP client around one that another builder makes, with the same defaults.
   *
   * @param made is called with each client; it returns what to do when that is closed
   */
  record Builder(
      SdkAsyncHttpClient.Builder<?> builder, Hook hook, Desk desk, Supplier<Runnable> made)
      implements SdkAsyncHttpClient.Builder<Builder> {
    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
      return new AsyncClient(builder.buildWithDefaults(defaults), hook, desk, made.get());
    }
  }
}
