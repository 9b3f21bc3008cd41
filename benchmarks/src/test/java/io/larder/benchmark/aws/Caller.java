package io.larder.benchmark.aws;

import io.larder.sdk.aws.AwsCaching;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One client of one subject, and what is called of it.
 *
 * @param subject from where it is answered
 * @param wiring that the client is built over
 * @param client to be closed
 * @param request calls it once
 */
record Caller(
    Subject subject,
    Wiring wiring,
    SdkAutoCloseable client,
    Supplier<? extends AwsResponse> request)
    implements AutoCloseable {
  static Caller open(Call call, Subject subject) {
    Wiring wiring = subject.open(call.reply());
    Call.Open open = call.open(wiring);
    return new Caller(subject, wiring, open.client(), open.request());
  }

  AwsResponse call() {
    return request.get();
  }

  /**
   * Sees that a call is answered from the cache, and not sent, where it should be so, and only
   * there.
   */
  void check() {
    call();
    int sent = wiring.sent();
    boolean hit = AwsCaching.wasHit(call());
    if (hit != subject.cached() || wiring.sent() - sent != (hit ? 0 : 1)) {
      throw new IllegalStateException(
          "%s sends %d for a second call".formatted(subject.label(), wiring.sent() - sent));
    }
  }

  @Override
  public void close() {
    client.close();
    wiring.close();
  }
}
