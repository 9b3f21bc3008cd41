package io.larder.tier;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.List;

/** Tells another listener of all changes but those of chunks. */
final class WithoutChunks implements ChangeListener {
  private final ChangeListener listener;

  WithoutChunks(ChangeListener listener) {
    this.listener = listener;
  }

  @Override
  public void changed(List<Change> changes) {
    List<Change> others =
        changes.stream().filter(change -> !Manifest.isChunk(change.key())).toList();
    if (!others.isEmpty()) {
      listener.changed(others);
    }
  }

  @Override
  public void all() {
    listener.all();
  }

  @Override
  public void gap() {
    listener.gap();
  }

  @Override
  public void aliveAsOf(long millis) {
    listener.aliveAsOf(millis);
  }
}
