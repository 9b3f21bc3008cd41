package io.larder.sdk.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Collects the body of a flight, until it turns out to be too large to be kept. */
final class Intake implements Subscriber<ByteBuffer> {
  private final AsyncFlight flight;
  private final int maximumBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;
  private @Nullable Spill spill;

  Intake(AsyncFlight flight, int maximumBytes) {
    this.flight = flight;
    this.maximumBytes = maximumBytes;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(ByteBuffer part) {
    if (spill != null) {
      spill.next(part);
      return;
    }
    Content.append(bytes, part);
    Subscription source = subscription;
    if (source == null) {
      throw new IllegalStateException("a part came before its subscription");
    }
    if (bytes.size() > maximumBytes) {
      Spill rest = new Spill(ByteBuffer.wrap(bytes.toByteArray()), source);
      spill = rest;
      flight.spill(rest);
    } else {
      source.request(1);
    }
  }

  @Override
  public void onError(Throwable error) {
    if (spill != null) {
      spill.end(subscriber -> subscriber.onError(error));
    } else {
      flight.fail(error);
    }
  }

  @Override
  public void onComplete() {
    if (spill != null) {
      spill.end(Subscriber::onComplete);
    } else {
      flight.collected(bytes.toByteArray());
    }
  }
}
