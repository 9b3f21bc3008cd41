package io.larder.tier;

import io.larder.engine.Refusal;
import io.larder.engine.Verdict;
import io.larder.engine.Witness;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what a step has decided to the writer, while the records are held. */
final class StepWriting {
  private StepWriting() {}

  /** Writes one entry by itself; returns what failed. */
  static <K, V> @Nullable Refusal<K> one(Witness<K, V> witness, StepItem<K, V, ?> item) {
    try {
      if (item.verdict().writing() != Verdict.Writing.NONE) {
        witness.write(item.key(), item.verdict());
      }
      return null;
    } catch (RuntimeException e) {
      return new Refusal<>(Set.of(item.key()), e);
    }
  }

  /** Writes many entries in bulk; returns what failed. */
  static <K, V, R> @Nullable Refusal<K> many(
      Witness<K, V> witness, Collection<StepItem<K, V, R>> items) {
    Map<K, Verdict<V, R>> verdicts = new LinkedHashMap<>();
    items.forEach(item -> verdicts.put(item.key(), item.verdict()));
    return witness.writeAll(verdicts);
  }
}
