package io.larder.tier;

import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Ticker;
import java.util.List;
import java.util.Set;
import javax.cache.CacheException;

/** Removes a record that may not agree with the system of record, once nobody else holds it. */
final class Drop {
  private static final int TRIES = 8;

  private final Committer committer;
  private final Ticker ticker;
  private final Backoff backoff;

  Drop(Committer committer, Ticker ticker, Backoff backoff) {
    this.committer = committer;
    this.ticker = ticker;
    this.backoff = backoff;
  }

  /** Does what it can: where the store fails, the caller has an error to show already. */
  void attempt(StepItem<?, ?, ?> item) {
    try {
      for (int tries = 0; tries < TRIES && isThere(item); tries++) {
        Settled settled = committer.commit(List.of(item.write(new Next.Delete()))).get(0);
        if (!(settled instanceof Settled.Conflict conflict)) {
          return;
        }
        item.see(new Seen<>(conflict.current(), null, null));
      }
    } catch (CacheException e) {
      return; // the store is down, or this thread was interrupted while it waited
    }
  }

  private boolean isThere(StepItem<?, ?, ?> item) {
    while (item.isHeldByOthers(ticker.millis())) {
      backoff.pause();
      Key key = item.bytes();
      item.see(new Seen<>(committer.read(Set.of(key)).get(key), null, null));
    }
    return item.isHeld() || item.stored() != null;
  }
}
