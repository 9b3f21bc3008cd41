package io.larder.store.sqlite;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.ArrayList;
import java.util.List;

/** A listener that keeps what it hears, in order. */
final class Heard implements ChangeListener {
  private final List<String> words = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private long aliveAsOf;

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
    aliveAsOf = millis;
  }

  List<String> words() {
    return words;
  }

  List<Change> changes() {
    return changes;
  }

  long aliveAsOf() {
    return aliveAsOf;
  }
}
