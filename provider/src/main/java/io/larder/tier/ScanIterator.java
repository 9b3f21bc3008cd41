package io.larder.tier;

import io.larder.engine.Asks;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Verdict;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.UnreadableException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over a cache's records page by page and gives the live ones, each key once. One use. */
final class ScanIterator<K, V> implements Iterator<Map.Entry<K, Live<V>>> {
  private static final int PAGE = 256;

  private final StoreTier<K, V> tier;
  private final Set<Key> given = new HashSet<>();
  private final Queue<Page.Item> items = new ArrayDeque<>();
  private @Nullable Cursor cursor;
  private boolean begun;
  private Map.@Nullable Entry<K, Live<V>> next;

  ScanIterator(StoreTier<K, V> tier) {
    this.tier = tier;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      Page.Item item = nextItem();
      if (item == null) {
        return false;
      }
      next = entry(item);
    }
    return true;
  }

  @Override
  public Map.Entry<K, Live<V>> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("no more entries");
    }
    Map.Entry<K, Live<V>> current = next;
    next = null;
    return current;
  }

  /** Walks to the end and removes what has expired, by steps that raise its events. */
  void purge() {
    Decision<V, Boolean> look = Decision.asking(Asks.NOBODY, current -> Verdict.keep(true));
    for (Page.Item item = nextItem(); item != null; item = nextItem()) {
      K key = key(item);
      if (key != null && see(item).expired() != null) {
        tier.step(key, look);
      }
    }
  }

  private Page.@Nullable Item nextItem() {
    while (true) {
      Page.Item item = items.poll();
      if (item == null) {
        if (begun && cursor == null) {
          return null;
        }
        readPage();
      } else if (given.add(item.key())) {
        return item;
      }
    }
  }

  private void readPage() {
    try {
      Page page = tier.context().space().scan(cursor, PAGE, true);
      begun = true;
      cursor = page.next();
      items.addAll(page.items());
    } catch (StoreException e) {
      throw tier.context().failed("scan", e);
    }
  }

  private Map.@Nullable Entry<K, Live<V>> entry(Page.Item item) {
    Stored stored = item.stored();
    if (stored != null && Records.isHeldByWriter(stored, tier.context().ticker().millis())) {
      K held = key(item);
      return held == null ? null : entry(held, tier.read(held).live());
    }
    Live<V> live = see(item).live();
    K key = live == null ? null : key(item);
    return key == null ? null : entry(key, live);
  }

  private static <K, V> Map.@Nullable Entry<K, Live<V>> entry(K key, @Nullable Live<V> live) {
    return live == null ? null : Map.entry(key, live);
  }

  private Seen<V> see(Page.Item item) {
    return tier.records().see(item.stored(), tier.context().ticker().millis());
  }

  private @Nullable K key(Page.Item item) {
    try {
      return tier.records().key(item.key());
    } catch (UnreadableException e) {
      return null; // another application's key: not an entry of this cache
    }
  }
}
