package io.larder.sdk.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** An HTTP client that answers what the desk knows, and sends the rest by another. */
final class SyncClient implements SdkHttpClient {
  private final SdkHttpClient client;
  private final Hook hook;
  private final Desk desk;
  private final Flights flights;
  private final Runnable closed;

  private SyncClient(SdkHttpClient client, Hook hook, Desk desk, Flights flights, Runnable closed) {
    this.client = client;
    this.hook = hook;
    this.desk = desk;
    this.flights = flights;
    this.closed = closed;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Call call = hook.take(request.httpRequest());
    if (call == null) {
      return client.prepareRequest(request);
    }
    return switch (call.verdict()) {
      case CACHEABLE -> new SyncRead(client, request, call, desk, flights);
      case MUTATING -> new SyncMutation(client.prepareRequest(request), call, desk);
      case PASSING, DENIED -> {
        desk.sent(call);
        yield client.prepareRequest(request);
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
      SdkHttpClient.Builder<?> builder,
      Hook hook,
      Desk desk,
      Flights flights,
      Supplier<Runnable> made)
      implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      SdkHttpClient client = builder.buildWithDefaults(defaults);
      return new SyncClient(client, hook, desk, flights, made.get());
    }
  }
}
