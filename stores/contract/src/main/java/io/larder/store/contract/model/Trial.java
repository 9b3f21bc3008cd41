package io.larder.store.contract.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** Does the same operations on a new cache and on a model, and compares after each. Used once. */
final class Trial {
  private final Setup setup;
  private final Rig rig;
  private final Source source;
  private final ExpiryPolicy policy;
  private final Model model;

  private Trial(Setup setup, Rig rig) {
    this.setup = setup;
    this.rig = rig;
    this.source = new Source(setup);
    this.policy = setup.policy();
    this.model = new Model(setup, source, policy, rig.nowMillis());
  }

  /**
   * Runs one.
   *
   * @return the first difference, null when there was none
   */
  static @Nullable Mismatch run(Rig.Place place, Setup setup, List<Operation> operations) {
    try (Rig rig = new Rig(setup, place)) {
      return new Trial(setup, rig).run(operations);
    }
  }

  private @Nullable Mismatch run(List<Operation> operations) {
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      Answer actual = rig.answer(operation);
      Answer expected = Answer.of(() -> operation.call().apply(model));
      List<String> differences = differences(expected, actual);
      if (!differences.isEmpty()) {
        return new Mismatch(i, String.join("\n    ", differences), actual.thrown());
      }
    }
    return null;
  }

  private List<String> differences(Answer expected, Answer actual) {
    Comparison comparison = new Comparison();
    comparison.same("answer", expected.text(), actual.text());
    Map<Integer, List<Told>> told = rig.synchronous().takeTold();
    comparison.events(setup, model.contents(), told);
    comparison.same("asynchronous events", told, rig.asynchronous().takeTold());
    comparison.same("loader and writer", source.takeCalls(), rig.source().takeCalls());
    comparison.same("statistics", model.counts(), rig.counts());
    comparison.same("time", model.contents().nowMillis(), rig.nowMillis());
    Set<ChangeablePolicy.Question> right = asked(policy);
    Set<ChangeablePolicy.Question> asked = asked(rig.policy());
    if (!expected.text().contains("throws")) { // then it may have been asked or not
      comparison.same("asked of the expiry policy", right, asked);
    }
    return comparison.differences();
  }

  private static Set<ChangeablePolicy.Question> asked(ExpiryPolicy policy) {
    return policy instanceof ChangeablePolicy changeable ? changeable.takeAsked() : Set.of();
  }
}
