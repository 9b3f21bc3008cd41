package io.larder.store.contract.fault;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import java.util.List;

/** A listener on a line that may be cut: it misses what is told meanwhile, and knows it after. */
final class FaultyListener implements ChangeListener {
  private final ChangeListener listener;
  private final Faults faults;
  private volatile boolean missedSome;

  FaultyListener(ChangeListener listener, Faults faults) {
    this.listener = listener;
    this.faults = faults;
  }

  @Override
  public void changed(List<Change> changes) {
    tell(() -> listener.changed(changes));
  }

  @Override
  public void all() {
    tell(listener::all);
  }

  @Override
  public void gap() {
    tell(listener::gap);
  }

  @Override
  public void aliveAsOf(long millis) {
    tell(() -> listener.aliveAsOf(millis));
  }

  private void tell(Runnable message) {
    if (faults.isFeedLost()) {
      missedSome = true;
      return;
    }
    if (missedSome) {
      missedSome = false;
      listener.gap();
    }
    message.run();
  }
}
