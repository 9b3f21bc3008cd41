package io.larder.tier;

import io.larder.engine.Failures;
import io.larder.engine.Outcome;
import io.larder.engine.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a {@link StoreStep}: the outcomes of entries that are done, and the first failure
 * of those that are not. Confined to the step's thread.
 */
final class StepResult<K, V, R> {
  private final StoreContext<K, V> context;
  private final Map<K, Outcome<V, R>> outcomes = new LinkedHashMap<>();
  private final List<Ticket> tickets = new ArrayList<>();
  private @Nullable RuntimeException failure;
  private @Nullable Error error;

  StepResult(StoreContext<K, V> context) {
    this.context = context;
  }

  void done(K key, Outcome<V, R> outcome, Ticket ticket) {
    outcomes.put(key, outcome);
    tickets.add(ticket);
  }

  void failed(RuntimeException cause) {
    if (failure == null) {
      failure = cause;
    } else if (failure != cause) {
      failure.addSuppressed(cause);
    }
  }

  void failed(Error cause) {
    error = cause;
  }

  /** Returns what became of a key; there is one unless {@link #redeem} has thrown. */
  Outcome<V, R> outcome(K key) {
    Outcome<V, R> outcome = outcomes.get(key);
    if (outcome == null) {
      throw new IllegalStateException(context.where() + ": a step ended without an outcome");
    }
    return outcome;
  }

  Map<K, R> answers() {
    Map<K, R> answers = new LinkedHashMap<>();
    outcomes.forEach((key, outcome) -> answers.put(key, outcome.verdict().answer()));
    return answers;
  }

  /**
   * Lets listeners hear, then throws what went wrong with some of the entries, and with listeners
   * what they threw. Under no lock.
   */
  void redeem() {
    Failures failures = new Failures();
    failures.of(this::rethrow);
    tickets.forEach(ticket -> failures.of(ticket::redeem));
    failures.rethrow();
  }

  private void rethrow() {
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
  }
}
