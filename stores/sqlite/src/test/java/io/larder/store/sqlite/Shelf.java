package io.larder.store.sqlite;

import java.nio.file.Path;
import java.util.Set;

/** A store of entries whose values follow from their keys, so that half of one is told at sight. */
interface Shelf extends AutoCloseable {
  /** How a program gets at the file. */
  enum Way {
    /** The records themselves, as a tier sees them. */
    STORE {
      @Override
      Shelf open(Path file) {
        return new StoreShelf(file);
      }
    },
    /** A {@code javax.cache.Cache}. */
    CACHE {
      @Override
      Shelf open(Path file) {
        return new CacheShelf(file);
      }
    };

    abstract Shelf open(Path file);
  }

  /** Puts the value that belongs to a key, and returns when it is stored. */
  void put(String key);

  /** Returns the keys that are there, or fails at a value that is not the one of its key. */
  Set<String> keys();

  /** Returns a figure of the store in this process. */
  long figure(String name);

  @Override
  void close();
}
