package io.larder.store.contract.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Cursor;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An open store with one namespace, and short words for what tests do with it. Thread-safe. */
public final class Handle implements AutoCloseable {
  /** The name of the namespace. */
  public static final String NAMESPACE = "users";

  /** The store. */
  public final Store store;

  /** Its one namespace. */
  public final Space space;

  /** Takes a store, which is closed with this. */
  public Handle(Store store) {
    this.store = store;
    this.space = store.space(new Namespace(NAMESPACE));
  }

  /**
   * Opens a store as configuration does.
   *
   * @throws IllegalArgumentException when its factory is not registered, or the URI is wrong
   * @throws io.larder.spi.StoreException when it cannot be opened
   */
  public static Store store(String uri, Ticker ticker) {
    StoreUri parsed = StoreUri.parse(uri);
    for (StoreFactory factory : ServiceLoader.load(StoreFactory.class)) {
      if (factory.scheme().equals(parsed.scheme())) {
        return factory.open(new StoreConfig(parsed, ticker));
      }
    }
    throw new IllegalArgumentException("no factory is registered for " + parsed.scheme());
  }

  /** Opens a store as configuration does, with its one namespace. */
  public static Handle open(String uri, Ticker ticker) {
    return new Handle(store(uri, ticker));
  }

  /** Puts a value, whether the key is there or not, without a read. */
  public Version put(String key, int length, long deadlineMillis) {
    Next next = new Next.Put(new byte[length], deadlineMillis);
    Result result = commit(key, Expected.absent(), next);
    if (result instanceof Result.Conflict conflict && conflict.current() != null) {
      result = commit(key, Expected.is(conflict.current().version()), next);
    }
    return applied(result);
  }

  /** Puts ten bytes that never expire. */
  public Version put(String key) {
    return put(key, 10, Long.MAX_VALUE);
  }

  /** Puts many values in one commit. */
  public List<Result> putAll(String prefix, int count, int length) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Next next = new Next.Put(new byte[length], Long.MAX_VALUE);
      writes.add(new Write(key(prefix + i), Expected.absent(), next, Token.random()));
    }
    return space.commit(writes);
  }

  /** Holds a record as for a writer. */
  public Version hold(String key, Expected expected, long untilMillis) {
    Lease lease = new Lease(untilMillis, Lease.Purpose.WRITER);
    return applied(commit(key, expected, new Next.Hold(lease)));
  }

  /** Commits one write with a token of its own. */
  public Result commit(String key, Expected expected, Next next) {
    return space.commit(List.of(new Write(key(key), expected, next, Token.random()))).get(0);
  }

  /** Returns a record, null when there is none. */
  public @Nullable Stored get(String key) {
    return space.get(Set.of(key(key))).get(key(key));
  }

  /** Reads many values at once. */
  public Map<Key, Stored> getAll(String prefix, int count) {
    return space.get(
        IntStream.range(0, count).mapToObj(i -> key(prefix + i)).collect(Collectors.toSet()));
  }

  /** Returns the keys that are there. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    Cursor cursor = null;
    do {
      Page page = space.scan(cursor, 100, false);
      page.items().forEach(item -> keys.add(new String(item.key().bytes(), UTF_8)));
      cursor = page.next();
    } while (cursor != null);
    return keys;
  }

  /** Returns a figure, which must be there. */
  public long figure(String name) {
    Long figure = space.statistics().figures().get(name);
    if (figure == null) {
      throw new AssertionError("no figure " + name);
    }
    return figure;
  }

  /** Returns the key of a text. */
  public static Key key(String text) {
    return Key.of(text.getBytes(UTF_8));
  }

  /** Returns the version of a write that must be applied. */
  public static Version applied(Result result) {
    if (result instanceof Result.Applied applied) {
      return applied.version();
    }
    throw new AssertionError("not applied: " + result);
  }

  @Override
  public void close() {
    store.close();
  }
}
