package io.larder.store.mongodb;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.ArrayList;
import java.util.List;

/** What a listener has not been told yet. Confined to a thread. */
final class News {
  private static final int MANY = 1_000;

  private final List<Change> changes = new ArrayList<>();
  private boolean all;

  /** Adds what an event of the stream says. */
  void add(Event event, String clearId) {
    if (event instanceof Event.Changed changed) {
      changes.add(changed.change());
    } else if (event instanceof Event.Marked marked) {
      all |= marked.id().equals(clearId) && marked.value() != null;
    }
  }

  boolean isMuch() {
    return changes.size() >= MANY;
  }

  /** Tells it, and has none left. */
  void tell(ChangeListener listener) {
    if (all) {
      listener.all();
    }
    if (!changes.isEmpty()) {
      listener.changed(List.copyOf(changes));
    }
    changes.clear();
    all = false;
  }
}
