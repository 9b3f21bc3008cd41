package io.larder.store.redis;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol;

/** Redis or Valkey, with one client for all spaces. */
final class RedisStore implements Store {
  static final int LARGEST_KEY = 1 << 20;

  /** Redis takes strings of 512 MiB; a record has a head. */
  static final int LARGEST_VALUE = (512 << 20) - 1024;

  private static final int LARGEST_BATCH = 1_000;

  private final Settings settings;
  private final Ticker ticker;
  private final Wire wire;
  private final Sweeper sweeper;

  private RedisStore(Settings settings, Ticker ticker, Wire wire) {
    this.settings = settings;
    this.ticker = ticker;
    this.wire = wire;
    this.sweeper = new Sweeper(wire, ticker);
  }

  /**
   * Connects, and loads the scripts.
   *
   * @throws StoreException when there is none
   */
  static Store open(Settings settings, Ticker ticker) {
    Wire wire = new Wire(settings, ticker);
    try {
      for (Object reply : wire.askAll("open", loads())) {
        Refusal.orThrow(reply, byte[].class);
      }
    } catch (StoreException e) {
      wire.close();
      throw e;
    }
    return new RedisStore(settings, ticker, wire);
  }

  private static List<Command> loads() {
    return Stream.of(Script.values())
        .map(
            script ->
                Command.plain(0, Protocol.Command.SCRIPT, Command.ascii("LOAD"), script.text()))
        .toList();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        LARGEST_KEY, LARGEST_VALUE, 1, LARGEST_BATCH, 1, Feed.POLL, true, true, Durability.NONE);
  }

  @Override
  public Space space(Namespace namespace) {
    boolean cluster = wire.servers().cluster();
    return new RedisSpace(settings, wire, ticker, sweeper, Part.of(namespace, cluster));
  }

  @Override
  public void close() {
    wire.close();
  }
}
