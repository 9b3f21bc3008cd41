package io.larder.sdk.aws;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A request that changes something: what is cached of its service ends before it is sent, and again
 * when it was answered, failed or was aborted, since then its outcome is unknown.
 */
final class SyncMutation implements ExecutableHttpRequest {
  private final ExecutableHttpRequest request;
  private final Call call;
  private final Desk desk;

  SyncMutation(ExecutableHttpRequest request, Call call, Desk desk) {
    this.request = request;
    this.call = call;
    this.desk = desk;
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    desk.sent(call);
    desk.bump(call);
    try {
      return request.call();
    } finally {
      desk.bump(call);
    }
  }

  @Override
  public void abort() {
    request.abort();
  }
}
