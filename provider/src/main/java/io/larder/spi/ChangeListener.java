package io.larder.spi;

import java.util.List;

/**
 * Hears of changes to one namespace by any process, this one included. Called by one thread at a
 * time; must return soon and never call the store.
 */
public interface ChangeListener {
  /** These records changed. */
  void changed(List<Change> changes);

  /** Every record changed: the namespace was cleared. */
  void all();

  /** Some changes were missed: nothing known before can be trusted. */
  void gap();

  /**
   * All changes committed before this moment have been told.
   *
   * @param millis wall-clock milliseconds by the store's ticker
   */
  void aliveAsOf(long millis);
}
