package io.larder.sdk.call;

import org.jspecify.annotations.Nullable;

/** A call that returns its result: the first thread makes it, the others block. */
final class BlockingCall extends CachedCall {
  BlockingCall(KeyMaker keys, Entries entries) {
    super(keys, entries);
  }

  @Override
  @Nullable Object present(@Nullable Object value) {
    return value;
  }

  @Override
  @Nullable Object lead(Flight flight, String key, Body body) throws Throwable {
    Object value = body.run();
    land(flight, key, value);
    return value;
  }

  @Override
  @Nullable Object follow(Flight flight, String key, Body body) throws Throwable {
    Outcome outcome;
    try {
      outcome = flights.await(flight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return body.run();
    }
    if (outcome == null) {
      return body.run();
    }
    return outcome.isInterrupted() ? answer(key, body) : outcome.get();
  }
}
