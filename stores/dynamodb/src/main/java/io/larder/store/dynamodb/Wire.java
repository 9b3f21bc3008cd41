package io.larder.store.dynamodb;

import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.dynamodb.Refusal.Kind;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The way to the service, for all spaces of a store. The SDK sends each request once; what is sent
 * again is decided here. Thread-safe.
 */
final class Wire implements AutoCloseable {
  private static final int MOST_BROKEN = 4;
  private static final String CLOSED = "the store is closed";

  private final Settings settings;
  private final Ticker ticker;
  private final Figures figures = new Figures();
  private final Timers timers = new Timers();
  private final DynamoDbClient client;
  private volatile boolean closed;

  /** One request. */
  @FunctionalInterface
  interface Request<R> {
    /** Sends it, with limits that are part of it. */
    R send(DynamoDbClient client, AwsRequestOverrideConfiguration limits);
  }

  /**
   * Makes a client, which connects when it is first asked.
   *
   * @throws StoreException when region or profile are not found
   */
  Wire(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    try {
      this.client = Clients.of(settings, figures, timers);
    } catch (SdkException e) {
      throw Trouble.of("open", settings, e, false);
    }
    timers.start();
  }

  Settings settings() {
    return settings;
  }

  Figures figures() {
    return figures;
  }

  /** Begins the budget of a call. */
  Budget budget() {
    return Budget.of(ticker, settings.timeoutMillis());
  }

  /**
   * Asks without changing anything, again when the service throttles or the connection broke.
   *
   * @throws StoreException when it is not answered within the budget
   */
  <R> R read(String what, Budget budget, Request<R> request) {
    for (int round = 1; ; round++) {
      try {
        return once(what, budget, request);
      } catch (Refusal e) {
        boolean broken = e.kind() == Kind.BROKEN && round < MOST_BROKEN;
        if (!(broken || e.kind() == Kind.THROTTLED) || !budget.pause(round)) {
          throw e;
        }
      }
    }
  }

  /**
   * Changes something, and asks again only when the service throttled and so did nothing.
   *
   * @throws Refusal which knows whether it is certain
   * @throws ConditionalCheckFailedException as the service answers
   */
  <R> R write(String what, Budget budget, Request<R> request) {
    for (int round = 1; ; round++) {
      try {
        return once(what, budget, request);
      } catch (Refusal e) {
        if (e.kind() != Kind.THROTTLED || !budget.pause(round)) {
          throw e;
        }
      }
    }
  }

  private <R> R once(String what, Budget budget, Request<R> request) {
    Duration left = budget.left();
    if (closed || left.isZero()) {
      throw refused(what, closed ? CLOSED : "no time was left to ask; see timeout");
    }
    AtomicBoolean sent = new AtomicBoolean();
    AwsRequestOverrideConfiguration limits =
        AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(left)
            .putExecutionAttribute(Departure.SENT, sent)
            .build();
    try {
      return request.send(client, limits);
    } catch (ConditionalCheckFailedException e) {
      throw e; // an answer
    } catch (SdkException e) {
      Refusal refusal = Trouble.of(what, settings, e, sent.get());
      if (refusal.kind() == Kind.THROTTLED) {
        figures.throttles.increment();
      }
      throw refusal;
    } catch (RejectedExecutionException | IllegalStateException e) {
      throw closed ? endedByClose(what, e, sent.get()) : e;
    }
  }

  /** Returns that the client was closed under a request: no clock or connection was left for it. */
  private Refusal endedByClose(String what, RuntimeException cause, boolean sent) {
    String message = Trouble.message(what, settings, CLOSED);
    return new Refusal(message, cause, sent ? Kind.BROKEN : Kind.REFUSED);
  }

  /**
   * Waits before a part of a batch, which the service left undone, is sent again.
   *
   * @param round from 1
   * @throws Refusal when no time is left
   */
  void awaitCapacity(String what, Budget budget, int round) {
    figures.throttles.increment();
    if (!budget.pause(round)) {
      throw new Refusal(Trouble.throttled(what, settings), null, Kind.THROTTLED);
    }
  }

  /** Returns that something was not asked. */
  Refusal refused(String what, String why) {
    return new Refusal(Trouble.message(what, settings, why), null, Kind.REFUSED);
  }

  @Override
  public void close() {
    closed = true;
    client.close();
    timers.shutdownNow();
  }
}
