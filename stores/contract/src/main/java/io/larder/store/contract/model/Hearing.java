package io.larder.store.contract.model;

import io.larder.store.contract.EntryChangeListener;
import io.larder.store.contract.EntryEventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.event.CacheEntryEvent;

/** Hears of changes, but not of expiry, and keeps what it hears by key. Confined to one thread. */
class Hearing implements EntryChangeListener<Name, Note> {
  private final Lent lent;
  private final Map<Integer, List<Told>> told = new TreeMap<>();

  Hearing(Lent lent) {
    this.lent = lent;
  }

  /** Hears of expiry, too. */
  static final class OfAll extends Hearing implements EntryEventListener<Name, Note> {
    OfAll(Lent lent) {
      super(lent);
    }
  }

  /** Returns what was heard since this was called last. */
  Map<Integer, List<Told>> takeTold() {
    Map<Integer, List<Told>> taken = new TreeMap<>(told);
    told.clear();
    return taken;
  }

  @Override
  public final void hear(CacheEntryEvent<? extends Name, ? extends Note> event) {
    Told heard =
        new Told(
            event.getEventType(),
            lent.text(event.getValue()),
            lent.text(event.getOldValue()),
            event.isOldValueAvailable());
    told.computeIfAbsent(event.getKey().number(), key -> new ArrayList<>()).add(heard);
  }
}
