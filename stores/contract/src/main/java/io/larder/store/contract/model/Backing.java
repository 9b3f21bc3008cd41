package io.larder.store.contract.model;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import org.jspecify.annotations.Nullable;

/**
 * The model's loader and writer, by the specification's chapter on integration: who asks them, and
 * what comes of their exceptions.
 */
final class Backing {
  private final Setup setup;
  private final Source source;

  Backing(Setup setup, Source source) {
    this.setup = setup;
    this.source = source;
  }

  boolean canLoad() {
    return setup.loading() != Setup.Loading.NO_LOADER;
  }

  boolean readsThrough() {
    return setup.readsThrough();
  }

  /** Returns what a miss loads, null when that is nothing. */
  @Nullable String readThrough(int key) {
    return setup.readsThrough() ? Backing.<@Nullable String>loading(() -> source.load(key)) : null;
  }

  /** Loads values; asks nobody for none. */
  Map<Integer, String> load(Set<Integer> keys) {
    return keys.isEmpty() ? Map.of() : loading(() -> source.loadAll(keys));
  }

  private static <T extends @Nullable Object> T loading(Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalStateException e) {
      throw new CacheLoaderException(e);
    }
  }

  void write(int key, String value) {
    writing(() -> source.write(key, value));
  }

  void delete(int key) {
    writing(() -> source.delete(key));
  }

  private void writing(Runnable call) {
    if (setup.writesThrough()) {
      try {
        call.run();
      } catch (IllegalStateException e) {
        throw new CacheWriterException(e);
      }
    }
  }

  /** Writes many, nothing for none; returns the keys that were refused. */
  Set<Integer> writeAll(Map<Integer, String> entries) {
    return setup.writesThrough() && !entries.isEmpty() ? source.writeAll(entries) : Set.of();
  }

  /** Deletes many, nothing for none; returns the keys that were refused. */
  Set<Integer> deleteAll(Set<Integer> keys) {
    return setup.writesThrough() && !keys.isEmpty() ? source.deleteAll(keys) : Set.of();
  }

  /** Once the others are done: throws when some keys were refused. */
  void throwRefusal(Set<Integer> refused) {
    if (!refused.isEmpty()) {
      throw new CacheWriterException(source.refusal());
    }
  }
}
