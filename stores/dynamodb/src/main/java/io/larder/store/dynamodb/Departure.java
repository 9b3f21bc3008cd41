package io.larder.store.dynamodb;

import io.larder.spi.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Notes that a request is sent: what fails before, such as a search for credentials, did nothing.
 */
final class Departure implements ExecutionInterceptor {
  /** What is set when the request is sent; given with each request. */
  static final ExecutionAttribute<AtomicBoolean> SENT =
      new ExecutionAttribute<>("larder.request-sent");

  private final Figures figures;

  Departure(Figures figures) {
    this.figures = figures;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    AtomicBoolean sent = attributes.getAttribute(SENT);
    if (sent == null || !sent.compareAndSet(false, true)) {
      throw new StoreException(
          "a request to DynamoDB was to be sent twice; this is a bug of Larder");
    }
    figures.counts().roundTrip();
  }
}
