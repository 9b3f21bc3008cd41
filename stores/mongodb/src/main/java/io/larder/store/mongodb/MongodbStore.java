package io.larder.store.mongodb;

import com.mongodb.MongoException;
import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreException;

/** MongoDB, with one client for all spaces. */
final class MongodbStore implements Store {
  static final int LARGEST_KEY = 64 << 10;

  /** A document has 16 MiB, and holds the key as well. */
  static final int LARGEST_VALUE = (16 << 20) - (256 << 10);

  private static final int LARGEST_BATCH = 1_000;
  private static final int TTL_GRANULARITY_MILLIS = 60_000;

  private final Link link;
  private final boolean feed;

  private MongodbStore(Link link, boolean feed) {
    this.link = link;
    this.feed = feed;
  }

  /**
   * Connects, and finds out whether there is a feed.
   *
   * @throws StoreException when there is no server, or it refuses
   */
  static Store open(StoreConfig config) {
    Link link = link(config);
    try {
      link.ask("open", link::greet);
      return new MongodbStore(link, link.ask("open", () -> Stream.isThere(link)));
    } catch (StoreException e) {
      link.close();
      throw e;
    }
  }

  private static Link link(StoreConfig config) {
    try {
      return new Link(Settings.of(config), config.ticker());
    } catch (MongoException e) {
      throw Trouble.of("open", config.uri(), e);
    }
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        LARGEST_KEY,
        LARGEST_VALUE,
        1, // larger ones are rare enough to be refused
        LARGEST_BATCH,
        TTL_GRANULARITY_MILLIS,
        feed ? Feed.POLL : Feed.NONE,
        true,
        true,
        link.settings().durable() ? Durability.POWER_LOSS : Durability.NONE);
  }

  @Override
  public Space space(Namespace namespace) {
    return new MongodbSpace(Place.of(link, namespace), feed);
  }

  @Override
  public void close() {
    link.close();
  }
}
