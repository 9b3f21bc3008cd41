package io.larder.sdk.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** Collects what a publisher has at once; the SDK's have all of a read's parameters. */
final class Content implements Subscriber<ByteBuffer> {
  private static final long MAXIMUM_BYTES = 1 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile boolean complete;

  private Content() {}

  /** Returns the content, or null when it is not there yet, or large. */
  static byte @Nullable [] of(SdkHttpContentPublisher publisher) {
    if (publisher.contentLength().filter(length -> length <= MAXIMUM_BYTES).isEmpty()) {
      return null;
    }
    Content content = new Content();
    publisher.subscribe(content);
    return content.complete ? content.bytes.toByteArray() : null;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    append(bytes, part);
  }

  @Override
  public void onError(Throwable error) {}

  @Override
  public void onComplete() {
    complete = true;
  }

  static void append(ByteArrayOutputStream bytes, ByteBuffer part) {
    byte[] copy = new byte[part.remaining()];
    part.duplicate().get(copy);
    bytes.writeBytes(copy);
  }
}
