package io.larder.store.contract.model;

import java.util.EnumSet;
import java.util.Set;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** An expiry policy whose answers a test changes, and that remembers what it was asked. */
final class ChangeablePolicy implements ExpiryPolicy {
  /** What a policy can be asked. */
  enum Question {
    CREATION,
    ACCESS,
    UPDATE
  }

  private final Set<Question> asked = EnumSet.noneOf(Question.class);
  private Terms terms = Terms.ETERNAL;

  void change(Terms other) {
    terms = other;
  }

  /** Returns what was asked since this was called last; how often does not matter. */
  Set<Question> takeAsked() {
    Set<Question> taken = EnumSet.copyOf(asked);
    asked.clear();
    return taken;
  }

  @Override
  public Duration getExpiryForCreation() {
    asked.add(Question.CREATION);
    return terms.creation();
  }

  @Override
  public @Nullable Duration getExpiryForAccess() {
    asked.add(Question.ACCESS);
    return terms.access();
  }

  @Override
  public @Nullable Duration getExpiryForUpdate() {
    asked.add(Question.UPDATE);
    return terms.update();
  }
}
