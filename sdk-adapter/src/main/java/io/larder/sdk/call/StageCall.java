package io.larder.sdk.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call that returns a stage: the first one makes it, everybody gets a future of their own. */
final class StageCall extends CachedCall {
  StageCall(KeyMaker keys, Entries entries) {
    super(keys, entries);
  }

  @Override
  CompletableFuture<@Nullable Object> present(@Nullable Object value) {
    return CompletableFuture.completedFuture(value);
  }

  @Override
  CompletableFuture<@Nullable Object> lead(Flight flight, String key, Body body) throws Throwable {
    if (!(body.run() instanceof CompletionStage<?> stage)) {
      throw new NullPointerException("null was returned instead of a CompletionStage");
    }
    CompletableFuture<@Nullable Object> own = flight.fly(stage);
    @SuppressWarnings("unused") // what it returns is of no use: the callback is all
    CompletionStage<?> ended =
        stage.whenComplete((value, failure) -> land(flight, key, value, failure));
    return own;
  }

  private void land(
      Flight flight, String key, @Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      land(flight, key, value);
    } else {
      flights.land(flight, Outcome.failed(failure));
    }
  }

  @Override
  CompletableFuture<@Nullable Object> follow(Flight flight, String key, Body body)
      throws Throwable {
    if (!flight.isLedBy(Thread.currentThread())) {
      return flight.ticket();
    }
    flight.leave();
    Flight alone = new Flight(flight.spot());
    alone.forget();
    return lead(alone, key, body);
  }
}
