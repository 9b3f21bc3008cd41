package io.larder.store.contract.model;

import static java.util.Objects.requireNonNull;

import io.larder.store.contract.model.Contents.Held;
import java.time.Duration;
import java.time.Instant;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;

/**
 * The operations on one key, by the letter of JSR-107 1.1.1 and the tables of its chapters on
 * expiry, integration and statistics.
 *
 * <p>Where a writer refuses, nothing has happened, and nothing is counted. Where a loader or a
 * processor throws, the look-up before it still counts: "a miss is an absence of the key in the
 * cache which will trigger a call to a CacheLoader", "a hit occurs when the key exists and an entry
 * processor can be invoked against it".
 */
abstract class OneKeyModel implements Operations {
  final Contents contents;
  final Backing backing;
  final Tally tally;

  OneKeyModel(Contents contents, Backing backing, Tally tally) {
    this.contents = contents;
    this.backing = backing;
    this.tally = tally;
  }

  final @Nullable String live(int key) {
    Held entry = contents.live(key);
    return entry == null ? null : entry.value();
  }

  @Override
  public final @Nullable String get(int key) {
    String found = live(key);
    tally.lookedUp(found);
    if (found != null) {
      contents.access(key);
      return found;
    }
    String loaded = backing.readThrough(key);
    contents.settle(key);
    if (loaded != null) {
      contents.put(key, loaded);
    }
    return loaded;
  }

  @Override
  public final boolean containsKey(int key) {
    return live(key) != null;
  }

  @Override
  public final @Nullable Instant expiresAt(int key) {
    Held entry = contents.live(key);
    if (entry == null) {
      return null;
    }
    long deadline = entry.deadlineMillis();
    return deadline == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(deadline);
  }

  @Override
  public final void put(int key, String value) {
    backing.write(key, value);
    tally.put(contents.put(key, value));
  }

  @Override
  public final void put(int key, String value, Duration timeToLive) {
    backing.write(key, value);
    tally.put(contents.put(key, value, contents.nowMillis() + timeToLive.toMillis()));
  }

  @Override
  public final boolean putIfAbsent(int key, String value) {
    String found = live(key);
    if (found == null) {
      put(key, value);
    }
    tally.lookedUp(found);
    return found == null;
  }

  @Override
  public final @Nullable String getAndPut(int key, String value) {
    String found = live(key);
    put(key, value);
    tally.lookedUp(found);
    return found;
  }

  @Override
  public final boolean replace(int key, String value) {
    return getAndReplace(key, value) != null;
  }

  @Override
  public final @Nullable String getAndReplace(int key, String value) {
    String found = live(key);
    if (found == null) {
      contents.settle(key);
    } else {
      put(key, value);
    }
    tally.lookedUp(found);
    return found;
  }

  @Override
  public final boolean replace(int key, String expected, String value) {
    String found = live(key);
    if (expected.equals(found)) {
      put(key, value);
    } else {
      contents.settle(key);
      contents.access(key);
    }
    tally.lookedUp(found);
    return expected.equals(found);
  }

  @Override
  public final boolean remove(int key) {
    backing.delete(key);
    boolean removed = contents.remove(key);
    tally.removed(removed);
    return removed;
  }

  @Override
  public final boolean remove(int key, String expected) {
    String found = live(key);
    if (expected.equals(found)) {
      remove(key);
    } else {
      contents.settle(key);
      contents.access(key);
    }
    tally.lookedUp(found);
    return expected.equals(found);
  }

  @Override
  public final @Nullable String getAndRemove(int key) {
    String found = live(key);
    remove(key);
    tally.lookedUp(found);
    return found;
  }

  @Override
  public final @Nullable String invoke(int key, Program program) {
    String found = live(key);
    ModelEntry entry = new ModelEntry(found, () -> backing.readThrough(key));
    String answer;
    try {
      answer = program.run(entry);
    } catch (RuntimeException e) {
      tally.lookedUp(found);
      throw new EntryProcessorException(e);
    }
    switch (entry.effect()) {
      case SET -> put(key, requireNonNull(entry.value()));
      case REMOVED -> remove(key);
      case LOADED -> contents.put(key, requireNonNull(entry.value()));
      case ACCESSED -> contents.access(key);
      case NOTHING -> contents.settle(key);
    }
    tally.lookedUp(found);
    return answer;
  }
}
