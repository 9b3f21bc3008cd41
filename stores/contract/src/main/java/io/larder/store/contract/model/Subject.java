package io.larder.store.contract.model;

import io.larder.LarderCache;
import io.larder.store.contract.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;

/** The real cache. Every operation gets keys and values of its own, and lends them out. */
final class Subject implements Operations {
  private final LarderCache<Name, Note> cache;
  private final FakeTicker ticker;
  private final ExpiryPolicy policy;
  private final Lent lent;
  private final Later later;

  Subject(
      LarderCache<Name, Note> cache,
      FakeTicker ticker,
      ExpiryPolicy policy,
      Lent lent,
      Later later) {
    this.cache = cache;
    this.ticker = ticker;
    this.policy = policy;
    this.lent = lent;
    this.later = later;
  }

  private Set<Name> names(Set<Integer> keys) {
    Set<Name> names = new HashSet<>();
    keys.forEach(key -> names.add(lent.name(key)));
    return names;
  }

  @Override
  public @Nullable String get(int key) {
    return lent.text(cache.get(lent.name(key)));
  }

  @Override
  public Map<Integer, String> getAll(Set<Integer> keys) {
    Map<Integer, String> values = new TreeMap<>();
    cache
        .getAll(names(keys))
        .forEach((name, note) -> values.put(lent.number(name), String.valueOf(lent.text(note))));
    return values;
  }

  @Override
  public boolean containsKey(int key) {
    return cache.containsKey(lent.name(key));
  }

  @Override
  public void put(int key, String value) {
    cache.put(lent.name(key), lent.note(value));
  }

  @Override
  public void put(int key, String value, Duration timeToLive) {
    cache.put(lent.name(key), lent.note(value), timeToLive);
  }

  @Override
  public void putAll(Map<Integer, String> entries) {
    Map<Name, Note> map = new HashMap<>();
    entries.forEach((key, value) -> map.put(lent.name(key), lent.note(value)));
    cache.putAll(map);
  }

  @Override
  public boolean putIfAbsent(int key, String value) {
    return cache.putIfAbsent(lent.name(key), lent.note(value));
  }

  @Override
  public @Nullable String getAndPut(int key, String value) {
    return lent.text(cache.getAndPut(lent.name(key), lent.note(value)));
  }

  @Override
  public boolean replace(int key, String value) {
    return cache.replace(lent.name(key), lent.note(value));
  }

  @Override
  public boolean replace(int key, String expected, String value) {
    return cache.replace(lent.name(key), lent.note(expected), lent.note(value));
  }

  @Override
  public @Nullable String getAndReplace(int key, String value) {
    return lent.text(cache.getAndReplace(lent.name(key), lent.note(value)));
  }

  @Override
  public boolean remove(int key) {
    return cache.remove(lent.name(key));
  }

  @Override
  public boolean remove(int key, String expected) {
    return cache.remove(lent.name(key), lent.note(expected));
  }

  @Override
  public @Nullable String getAndRemove(int key) {
    return lent.text(cache.getAndRemove(lent.name(key)));
  }

  @Override
  public void removeAll(Set<Integer> keys) {
    cache.removeAll(names(keys));
  }

  @Override
  public void removeAll() {
    cache.removeAll();
  }

  @Override
  public void clear() {
    cache.clear();
  }

  @Override
  public void loadAll(Set<Integer> keys, boolean replaceExisting) {
    CompletionListenerFuture done = new CompletionListenerFuture();
    cache.loadAll(names(keys), replaceExisting, done);
    later.run();
    try {
      done.get(0, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("loadAll never told that it had ended", e);
    }
  }

  @Override
  public @Nullable String invoke(int key, Program program) {
    return cache.invoke(lent.name(key), new Processor(lent), program);
  }

  @Override
  public Map<Integer, String> invokeAll(Set<Integer> keys, Program program) {
    Map<Integer, String> answers = new TreeMap<>();
    cache
        .invokeAll(names(keys), new Processor(lent), program)
        .forEach((name, result) -> answers.put(lent.number(name), Answer.of(result::get).text()));
    return answers;
  }

  @Override
  public Map<Integer, String> iterate(Set<Integer> removed) {
    return new Walk(cache.iterator(), lent).removing(removed);
  }

  @Override
  public @Nullable Instant expiresAt(int key) {
    return cache.expiresAt(lent.name(key));
  }

  @Override
  public void purgeExpired() {
    cache.purgeExpired();
  }

  @Override
  public long size() {
    return cache.size();
  }

  @Override
  public void advance(Duration time) {
    ticker.advance(time);
  }

  @Override
  public void change(Terms terms) {
    if (policy instanceof ChangeablePolicy changeable) {
      changeable.change(terms);
    }
  }
}
