package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a cache holds by the specification: values and deadlines, and the events of their changes.
 *
 * <p>An entry whose deadline has come is absent to every operation. It stays here as a debt: its
 * EXPIRED event, with its last value, has to be told exactly once, at any moment from the deadline
 * on, and at the latest by {@code purgeExpired} or by the next operation on its key that succeeds.
 * Not bound to tell it are operations that do not name the key, and {@code containsKey} and {@code
 * expiresAt}, which only look. {@code clear} cancels it. (JSR-107: an expiry is told "not
 * necessarily when an entry is expired, but when the cache detects the expiry".)
 *
 * <p>What nobody could ever see is not told: an entry that is expired when it is created has no
 * event, and an update whose new value expires at once is the expiry of the old value.
 */
final class Contents {
  /**
   * An entry.
   *
   * @param value its value
   * @param deadlineMillis the first moment at which it is absent
   */
  record Held(String value, long deadlineMillis) {}

  private final Map<Integer, Held> held = new LinkedHashMap<>();
  private final Map<Integer, List<Told>> told = new TreeMap<>();
  private final ExpiryPolicy policy;
  private long nowMillis;

  Contents(ExpiryPolicy policy, long nowMillis) {
    this.policy = policy;
    this.nowMillis = nowMillis;
  }

  long nowMillis() {
    return nowMillis;
  }

  void advance(long millis) {
    nowMillis += millis;
  }

  /** Returns the live entry. */
  @Nullable Held live(int key) {
    Held entry = held.get(key);
    return entry == null || entry.deadlineMillis() <= nowMillis ? null : entry;
  }

  /** Returns the keys of all live entries. */
  List<Integer> liveKeys() {
    return held.keySet().stream().filter(key -> live(key) != null).toList();
  }

  /** Returns the event that is owed, null when none is. */
  @Nullable Told owed(int key) {
    Held entry = held.get(key);
    return entry == null || live(key) != null ? null : Told.expired(entry.value());
  }

  /** The owed event has been told. */
  void paid(int key) {
    held.remove(key);
  }

  /** The owed event, if any, has to be told by now. */
  void settle(int key) {
    Told owed = owed(key);
    if (owed != null) {
      held.remove(key);
      tell(key, owed);
    }
  }

  void settleAll() {
    List.copyOf(held.keySet()).forEach(this::settle);
  }

  /** A live entry was accessed. */
  void access(int key) {
    Held entry = live(key);
    Duration duration = entry == null ? null : policy.getExpiryForAccess();
    if (entry != null && duration != null) {
      held.put(key, new Held(entry.value(), after(duration)));
    }
  }

  /** Creates or updates an entry; returns whether there was one or is one now. */
  boolean put(int key, String value) {
    Held before = live(key);
    if (before == null) {
      return put(key, value, after(policy.getExpiryForCreation()));
    }
    Duration duration = policy.getExpiryForUpdate();
    return put(key, value, duration == null ? before.deadlineMillis() : after(duration));
  }

  /** Creates or updates an entry with this deadline. */
  boolean put(int key, String value, long deadlineMillis) {
    settle(key);
    Held before = held.get(key);
    if (deadlineMillis > nowMillis) {
      tell(key, before == null ? Told.created(value) : Told.updated(value, before.value()));
      held.put(key, new Held(value, deadlineMillis));
      return true;
    }
    if (before != null) {
      held.put(key, new Held(before.value(), nowMillis));
    }
    return before != null;
  }

  /** Removes an entry; returns whether there was one. */
  boolean remove(int key) {
    settle(key);
    Held before = held.remove(key);
    if (before != null) {
      tell(key, Told.removed(before.value()));
    }
    return before != null;
  }

  void clear() {
    held.clear();
  }

  long size() {
    return held.size();
  }

  /** Returns the events since this was called last. */
  Map<Integer, List<Told>> takeTold() {
    Map<Integer, List<Told>> taken = new TreeMap<>(told);
    told.clear();
    return taken;
  }

  private void tell(int key, Told event) {
    told.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
  }

  private long after(Duration duration) {
    return duration.isEternal() ? Long.MAX_VALUE : duration.getAdjustedTime(nowMillis);
  }
}
