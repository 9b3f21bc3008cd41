package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Hears of changes, but not of expiry, and keeps what it hears by key. Confined to one thread. */
class Hearing
    implements CacheEntryCreatedListener<Name, Note>,
        CacheEntryUpdatedListener<Name, Note>,
        CacheEntryRemovedListener<Name, Note> {
  private final Lent lent;
  private final Map<Integer, List<Told>> told = new TreeMap<>();

  Hearing(Lent lent) {
    this.lent = lent;
  }

  /** Hears of expiry, too. */
  static final class OfAll extends Hearing implements CacheEntryExpiredListener<Name, Note> {
    OfAll(Lent lent) {
      super(lent);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends Name, ? extends Note>> events) {
      hear(events);
    }
  }

  /** Returns what was heard since this was called last. */
  Map<Integer, List<Told>> takeTold() {
    Map<Integer, List<Told>> taken = new TreeMap<>(told);
    told.clear();
    return taken;
  }

  final void hear(Iterable<CacheEntryEvent<? extends Name, ? extends Note>> events) {
    for (CacheEntryEvent<? extends Name, ? extends Note> event : events) {
      Told heard =
          new Told(
              event.getEventType(),
              lent.text(event.getValue()),
              lent.text(event.getOldValue()),
              event.isOldValueAvailable());
      told.computeIfAbsent(event.getKey().number(), key -> new ArrayList<>()).add(heard);
    }
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends Name, ? extends Note>> events) {
    hear(events);
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends Name, ? extends Note>> events) {
    hear(events);
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends Name, ? extends Note>> events) {
    hear(events);
  }
}
