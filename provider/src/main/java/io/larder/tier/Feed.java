package io.larder.tier;

import io.larder.spi.Capabilities;
import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.UnreadableException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one cache hears from its store's feed, and until when copies may be trusted because of it.
 *
 * <p>Copies are trusted for {@code stalenessMillis} from the moment as of which the feed was known
 * to be complete. A store that is polled is asked by the reader who finds that time over, so that
 * an idle cache asks nothing and no thread is needed.
 */
final class Feed<K, V> implements ChangeListener {
  private final StoreContext<K, V> context;
  private final Records<K, V> records;
  private final NearCopies<K, V> copies;
  private final long stalenessMillis;
  private final ReentrantLock polling = new ReentrantLock();
  private final @Nullable Subscription subscription;
  private volatile long aliveMillis = Long.MIN_VALUE;

  Feed(
      StoreContext<K, V> context,
      Records<K, V> records,
      NearCopies<K, V> copies,
      long stalenessMillis) {
    this.context = context;
    this.records = records;
    this.copies = copies;
    this.stalenessMillis = stalenessMillis;
    boolean silent = context.capabilities().feed() == Capabilities.Feed.NONE;
    this.subscription = silent ? null : context.space().changes(this);
  }

  /**
   * Returns since when a copy must have been read to be trusted now: any time while the feed is
   * alive, {@link Long#MAX_VALUE} when it is not; without a feed, the bound itself.
   */
  long trustedSinceMillis() {
    if (subscription == null) {
      return context.ticker().millis() - stalenessMillis + 1;
    }
    if (!isAlive() && !poll(subscription)) {
      return Long.MAX_VALUE;
    }
    return Long.MIN_VALUE;
  }

  /** A clock that stepped back before the last word proves nothing. */
  private boolean isAlive() {
    long now = context.ticker().millis();
    long alive = aliveMillis;
    return alive <= now && now < alive + stalenessMillis;
  }

  private boolean poll(Subscription asked) {
    polling.lock();
    try {
      if (!isAlive()) {
        asked.poll();
      }
      return isAlive();
    } catch (StoreException e) {
      return false; // the store's own answer to what is asked next tells the caller
    } finally {
      polling.unlock();
    }
  }

  @Override
  public void changed(List<Change> changes) {
    for (Change change : changes) {
      try {
        copies.changed(records.key(change.key()), change.version());
      } catch (UnreadableException e) {
        copies.allDoubtful();
      }
    }
  }

  @Override
  public void all() {
    copies.allDoubtful();
  }

  @Override
  public void gap() {
    copies.allDoubtful();
  }

  @Override
  public void aliveAsOf(long millis) {
    aliveMillis = millis;
  }

  void close() {
    if (subscription != null) {
      subscription.close();
    }
  }
}
