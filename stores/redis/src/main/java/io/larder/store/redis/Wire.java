package io.larder.store.redis;

import io.larder.spi.StoreCounts;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/** The way to the servers, for all spaces of a store. Thread-safe. */
final class Wire implements AutoCloseable {
  private static final long SHORTEST_PAUSE_MILLIS = 16;

  private final Settings settings;
  private final Ticker ticker;
  private final Servers servers;
  private final StoreCounts counts = new StoreCounts();
  private volatile boolean closed;

  /**
   * Connects.
   *
   * @throws StoreException when sentinels or nodes do not answer
   */
  Wire(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    try {
      this.servers = Servers.of(settings);
    } catch (JedisException e) {
      throw Trouble.of("open", settings, e);
    }
  }

  Settings settings() {
    return settings;
  }

  Servers servers() {
    return servers;
  }

  /** Returns what is counted for all spaces of the store. */
  StoreCounts counts() {
    return counts;
  }

  /** Sends one command, and returns its reply or throws what it has instead. */
  <T> @Nullable T ask(String what, Command command, Class<T> type) {
    return Refusal.orThrow(askAll(what, List.of(command)).get(0), type);
  }

  /**
   * Sends commands, and returns for each its reply, in the same order: null, a Long, a byte[] or a
   * List of these, or a {@link Refusal}.
   *
   * @throws StoreException when this is closed
   */
  List<@Nullable Object> askAll(String what, List<Command> commands) {
    if (closed) {
      throw new StoreException(what + " on " + settings + " failed: the store is closed");
    }
    return new Exchange(this, what, commands).run();
  }

  /** Waits longer each time, about a second in six times. */
  void pause(int times) {
    try {
      ticker.pause(TimeUnit.MILLISECONDS.toNanos(SHORTEST_PAUSE_MILLIS << times));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      servers.close();
    }
  }
}
