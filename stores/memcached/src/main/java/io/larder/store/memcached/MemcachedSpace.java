package io.larder.store.memcached;

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
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one namespace. */
final class MemcachedSpace implements Space {
  private final Wire wire;
  private final Seen seen;
  private final Names names;
  private final Map<Server, Part> parts = new LinkedHashMap<>();
  private final Reads reads;
  private final Expiry expiry;
  private final @Nullable Index index;
  private final @Nullable Scan scan;

  /**
   * A namespace.
   *
   * @param dumps whether all servers tell which items they have
   */
  MemcachedSpace(Wire wire, Ticker ticker, Seen seen, Names names, boolean dumps) {
    this.wire = wire;
    this.seen = seen;
    this.names = names;
    this.reads = new Reads(wire, seen);
    this.expiry = new Expiry(ticker, wire.settings().graceMillis());
    this.index = wire.settings().index() ? new Index(wire, ticker, reads) : null;
    wire.servers().forEach(server -> parts.put(server, new Part(server, names)));
    List<Part> all = List.copyOf(parts.values());
    this.scan =
        index != null
            ? new IndexScan(wire, all, reads, index)
            : dumps ? new DumpScan(wire, all, reads) : null;
  }

  private Deadline deadline() {
    return Deadline.inMillis(wire.settings().timeoutMillis());
  }

  private Part part(Key key) {
    return parts.size() == 1
        ? parts.values().iterator().next()
        : requireNonNull(parts.get(wire.server(names.record(key))));
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    wire.counts().read(keys.size());
    Map<Part, List<Key>> byPart = new LinkedHashMap<>();
    for (Key key : keys) {
      if (key.length() <= MemcachedStore.LARGEST_KEY) {
        byPart.computeIfAbsent(part(key), part -> new ArrayList<>()).add(key);
      }
    }
    return reads.of("get", byPart, deadline());
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    List<@Nullable Result> rejections = new ArrayList<>(writes.size());
    List<Change> changes = new ArrayList<>();
    for (Write write : writes) {
      Result rejection =
          Result.Rejected.tooLarge(write, MemcachedStore.LARGEST_KEY, MemcachedStore.LARGEST_VALUE);
      rejections.add(rejection);
      if (rejection == null) {
        changes.add(new Change(write, part(write.key()), seen));
      }
    }
    Map<Change, Result> done = new Commit(wire, expiry, index).run(changes);
    Iterator<Change> next = changes.iterator();
    List<Result> results = new ArrayList<>(writes.size());
    for (Result rejection : rejections) {
      results.add(rejection == null ? requireNonNull(done.get(next.next())) : rejection);
    }
    wire.counts().committed(Result.orThrow(results));
    return results;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (scan == null) {
      throw new UnsupportedOperationException(
          wire.settings()
              + " cannot be iterated: not every server tells its keys; use Memcached 1.6.9 or later"
              + " without a login and with its LRU crawler, or add index=true to the URI, in every"
              + " process, to have them written down");
    }
    return scan.page(cursor, limit, withValues);
  }

  @Override
  public long clear() {
    Exchange exchange = new Exchange(wire, "clear", deadline());
    List<Ask> asks = new ArrayList<>();
    for (Part part : parts.values()) {
      byte[] fresh = Records.newGeneration();
      String name = names.generation();
      asks.add(
          exchange.add(
              part.server(), (protocol, to) -> protocol.set(name, Expiry.NEVER, fresh, to)));
      forgetKeys(exchange, part);
    }
    exchange.run();
    for (Ask ask : asks) {
      if (!ask.answered()) {
        throw ask.end() != Ask.End.LOST && parts.size() == 1
            ? ask.cause()
            : new StoreException(
                "clear may have failed: %s; clear again".formatted(ask.cause().getMessage()),
                ask.cause());
      }
    }
    return 0; // to count them would take as long as to delete them one by one
  }

  /** The keys of the generation that ends are of no use, and nothing else would remove them. */
  private void forgetKeys(Exchange exchange, Part part) {
    byte[] ending = part.lastSeen();
    if (index == null || ending == null) {
      return;
    }
    for (int i = 0; i < index.buckets(); i++) {
      String bucket = names.bucket(ending, i);
      exchange.add(part.server(), (protocol, to) -> protocol.delete(bucket, to));
    }
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    throw new UnsupportedOperationException(
        "Memcached does not tell of changes; near copies live as long as the cache's near-life says");
  }

  /** Counts by a scan where there is one. */
  @Override
  public Size size() {
    if (scan == null) {
      reads.of("size", Map.of(parts.values().iterator().next(), List.of()), deadline());
      return new Size(0, Size.Exactness.UNKNOWN);
    }
    return Size.counted(this);
  }

  @Override
  public StoreStatistics statistics() {
    Map<String, Long> all = Figures.all(wire);
    if (index != null) {
      all.put("keys-not-indexed", index.lost());
    }
    return new StoreStatistics(all);
  }
}
