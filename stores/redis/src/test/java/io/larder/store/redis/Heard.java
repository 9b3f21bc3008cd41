package io.larder.store.redis;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a feed tells. */
final class Heard implements ChangeListener {
  private final List<String> words = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  @Override
  public void changed(List<Change> told) {
    words.add("changed");
    changes.addAll(told);
  }

  @Override
  public void all() {
    words.add("all");
  }

  @Override
  public void gap() {
    words.add("gap");
  }

  @Override
  public void aliveAsOf(long millis) {
    words.add("alive");
  }

  List<Change> changes() {
    return changes;
  }

  /** Returns what was told since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(words);
    words.clear();
    return taken;
  }
}
