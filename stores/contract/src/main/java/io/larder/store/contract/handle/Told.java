package io.larder.store.contract.handle;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a feed tells, in order. Confined to a thread: for feeds that are polled. */
public final class Told implements ChangeListener {
  private final List<String> words = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private long aliveAsOf;

  /** Has heard nothing yet. */
  public Told() {}

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

  /** Returns all changes that were told. */
  public List<Change> changes() {
    return changes;
  }

  /** Returns as of when the feed was alive, in wall-clock milliseconds; 0 when it never was. */
  public long aliveAsOf() {
    return aliveAsOf;
  }

  /** Returns what was told since the last {@link #take}: changed, all, gap, alive. */
  public List<String> words() {
    return List.copyOf(words);
  }

  /** Returns the words that were told, and forgets them. */
  public List<String> take() {
    List<String> taken = words();
    words.clear();
    return taken;
  }
}
