package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** The records of one namespace. */
final class RedisSpace implements Space {
  private final Settings settings;
  private final Wire wire;
  private final Ticker ticker;
  private final Sweeper sweeper;
  private final List<Part> parts;
  private final Scan scan;

  RedisSpace(Settings settings, Wire wire, Ticker ticker, Sweeper sweeper, List<Part> parts) {
    this.settings = settings;
    this.wire = wire;
    this.ticker = ticker;
    this.sweeper = sweeper;
    this.parts = parts;
    this.scan = new Scan(wire, parts);
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    wire.counts().read(keys.size());
    Map<Part, List<Key>> byPart = byPart(keys);
    List<Command> commands = new ArrayList<>();
    byPart.forEach((part, asked) -> commands.add(read(part, asked)));
    List<@Nullable Object> replies = wire.askAll("get", commands);
    Map<Key, Stored> found = new HashMap<>(2 * keys.size());
    int i = 0;
    for (Map.Entry<Part, List<Key>> share : byPart.entrySet()) {
      collect(share.getKey(), share.getValue(), replies.get(i), found);
      i++;
    }
    return found;
  }

  private Map<Part, List<Key>> byPart(Set<Key> keys) {
    if (parts.size() == 1 && !keys.isEmpty()) {
      return Map.of(parts.get(0), List.copyOf(keys));
    }
    Map<Part, List<Key>> byPart = new LinkedHashMap<>();
    for (Key key : keys) {
      byPart.computeIfAbsent(Part.of(parts, key), part -> new ArrayList<>()).add(key);
    }
    return byPart;
  }

  private static Command read(Part part, List<Key> keys) {
    byte[][] names = new byte[1 + keys.size()][];
    names[0] = part.generation();
    for (int i = 0; i < keys.size(); i++) {
      names[1 + i] = part.record(keys.get(i));
    }
    return Command.plain(part.slot(), Protocol.Command.MGET, names);
  }

  private void collect(Part part, List<Key> keys, @Nullable Object reply, Map<Key, Stored> found) {
    List<?> values = requireNonNull(Refusal.orThrow(reply, List.class));
    byte[] generation = (byte[]) values.get(0);
    sweeper.see(part, generation);
    for (int i = 0; i < keys.size(); i++) {
      byte[] record = (byte[]) values.get(1 + i);
      if (record != null && Records.isCurrent(generation, record)) {
        found.put(keys.get(i), Records.read(record));
      }
    }
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    List<@Nullable Result> results = new ArrayList<>(writes.size());
    List<Command> commands = new ArrayList<>();
    long now = ticker.millis();
    for (Write write : writes) {
      Result rejection =
          Result.Rejected.tooLarge(write, RedisStore.LARGEST_KEY, RedisStore.LARGEST_VALUE);
      results.add(rejection);
      if (rejection == null) {
        Part part = Part.of(parts, write.key());
        commands.add(Commits.command(part, write, now, settings.graceMillis()));
      }
    }
    List<@Nullable Object> replies =
        commands.isEmpty() ? List.of() : wire.askAll("commit", commands);
    List<Result> all = new ArrayList<>(writes.size());
    int next = 0;
    for (int i = 0; i < writes.size(); i++) {
      Result rejection = results.get(i);
      if (rejection == null) {
        all.add(Commits.result(replies.get(next), writes.get(i)));
        next++;
      } else {
        all.add(rejection);
      }
    }
    wire.counts().committed(Result.orThrow(all));
    return all;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return scan.page(cursor, limit, withValues);
  }

  @Override
  public long clear() {
    List<Command> commands = new ArrayList<>();
    for (Part part : parts) {
      commands.add(
          Command.call(
              part.slot(),
              Script.CLEAR,
              List.of(part.generation(), part.changes()),
              List.of(Records.bytes(Version.random()), Records.bytes(Version.random()))));
    }
    for (Object reply : wire.askAll("clear", commands)) {
      if (reply instanceof Refusal refusal) {
        throw refusal.certain() && parts.size() == 1
            ? refusal.cause()
            : new StoreException(
                "clear may have failed: %s; clear again".formatted(refusal.cause().getMessage()),
                refusal.cause());
      }
    }
    return 0; // to count them would take as long as to delete them one by one
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    return new RedisSubscription(settings, wire, ticker, parts, listener);
  }

  /** Counts by a scan: Redis cannot tell how many keys begin alike. */
  @Override
  public Size size() {
    return Size.counted(this);
  }

  @Override
  public StoreStatistics statistics() {
    return new StoreStatistics(Figures.all(wire, parts));
  }
}
