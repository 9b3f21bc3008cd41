package io.larder.store.mongodb;

import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one namespace. */
final class MongodbSpace implements Space {
  /** What one command removes, so that it is over in time. */
  private static final int CLEARED_AT_ONCE = 10_000;

  private final Place place;
  private final Link link;
  private final boolean feed;

  MongodbSpace(Place place, boolean feed) {
    this.place = place;
    this.link = place.link();
    this.feed = feed;
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    link.counts().read(keys.size());
    return link.ask("get", () -> place.read(keys));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    link.requireOpen("commit");
    List<Result> results = new Commits(place, writes).run();
    link.counts().committed(results);
    return results;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return new Scan(place).page(cursor, limit, withValues);
  }

  @Override
  public long clear() {
    long cleared = link.ask("clear", () -> Scan.clear(place, CLEARED_AT_ONCE));
    if (feed) {
      link.ask("clear", () -> Marker.ofClear(place).write(Version.random()));
    }
    return cleared;
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    if (!feed) {
      throw new UnsupportedOperationException(link.settings() + " has no change streams");
    }
    return new MongodbSubscription(place, listener);
  }

  @Override
  public Size size() {
    long records =
        link.ask("size", () -> place.collection().countDocuments(place.between(null, null)));
    return new Size(records, Size.Exactness.EXACT);
  }

  @Override
  public StoreStatistics statistics() {
    return new StoreStatistics(Figures.all(place));
  }
}
