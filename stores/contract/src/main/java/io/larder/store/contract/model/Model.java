package io.larder.store.contract.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.cache.expiry.ExpiryPolicy;

/** A cache by the letter of JSR-107 1.1.1, for one thread: the operations on many keys. */
final class Model extends OneKeyModel {
  private final ExpiryPolicy policy;

  Model(Setup setup, Source source, ExpiryPolicy policy, long nowMillis) {
    super(new Contents(policy, nowMillis), new Backing(setup, source), new Tally());
    this.policy = policy;
  }

  Contents contents() {
    return contents;
  }

  Counts counts() {
    return tally.counts();
  }

  @Override
  public Map<Integer, String> getAll(Set<Integer> keys) {
    Map<Integer, String> values = new TreeMap<>();
    Set<Integer> absent = new TreeSet<>();
    for (int key : keys) {
      String found = live(key);
      tally.lookedUp(found);
      if (found == null) {
        absent.add(key);
      } else {
        contents.access(key);
        values.put(key, found);
      }
    }
    if (backing.readsThrough()) {
      values.putAll(load(absent));
    }
    absent.forEach(contents::settle);
    return values;
  }

  private Map<Integer, String> load(Set<Integer> keys) {
    Map<Integer, String> found = backing.load(keys);
    found.forEach(contents::put);
    return found;
  }

  @Override
  public void loadAll(Set<Integer> keys, boolean replaceExisting) {
    if (!backing.canLoad()) {
      return;
    }
    Set<Integer> asked = new TreeSet<>(keys);
    if (!replaceExisting) {
      asked.removeAll(contents.liveKeys());
    }
    load(asked);
    keys.forEach(contents::settle);
  }

  @Override
  public void putAll(Map<Integer, String> entries) {
    Set<Integer> refused = backing.writeAll(entries);
    entries.forEach(
        (key, value) -> {
          if (!refused.contains(key)) {
            tally.put(contents.put(key, value));
          }
        });
    backing.throwRefusal(refused);
  }

  @Override
  public void removeAll(Set<Integer> keys) {
    Set<Integer> refused = backing.deleteAll(keys);
    for (int key : keys) {
      if (!refused.contains(key)) {
        tally.removed(contents.remove(key));
      }
    }
    backing.throwRefusal(refused);
  }

  @Override
  public void removeAll() {
    removeAll(new TreeSet<>(contents.liveKeys()));
  }

  @Override
  public void clear() {
    contents.clear();
  }

  @Override
  public Map<Integer, String> invokeAll(Set<Integer> keys, Program program) {
    Map<Integer, String> answers = new TreeMap<>();
    for (int key : keys) {
      Answer answer = Answer.of(() -> invoke(key, program));
      if (!answer.isNull()) {
        answers.put(key, answer.text());
      }
    }
    return answers;
  }

  @Override
  public Map<Integer, String> iterate(Set<Integer> removed) {
    Map<Integer, String> seen = new TreeMap<>();
    for (int key : contents.liveKeys()) {
      String value = requireNonNull(get(key));
      seen.put(key, removed.contains(key) ? value + removal(key) : value);
    }
    return seen;
  }

  private String removal(int key) {
    return Walk.removal(() -> remove(key));
  }

  @Override
  public void purgeExpired() {
    contents.settleAll();
  }

  @Override
  public long size() {
    return contents.size();
  }

  @Override
  public void advance(Duration time) {
    contents.advance(time.toMillis());
  }

  @Override
  public void change(Terms terms) {
    if (policy instanceof ChangeablePolicy changeable) {
      changeable.change(terms);
    }
  }
}
