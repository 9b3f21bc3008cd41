package io.larder.store.contract.model;

import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An event as a listener hears it.
 *
 * @param type what happened
 * @param value the new value, or the last one of an entry that is gone; null when not available
 * @param oldValue the value before; null when there was none, or it is not available
 * @param oldAvailable whether the event says that it has the old value
 */
record Told(
    EventType type, @Nullable String value, @Nullable String oldValue, boolean oldAvailable) {
  static Told created(String value) {
    return new Told(EventType.CREATED, value, null, false);
  }

  static Told updated(String value, String oldValue) {
    return new Told(EventType.UPDATED, value, oldValue, true);
  }

  static Told removed(String last) {
    return new Told(EventType.REMOVED, last, last, true);
  }

  static Told expired(String last) {
    return new Told(EventType.EXPIRED, last, last, true);
  }

  /** Returns the same as it is heard where old values are not asked for. */
  Told withoutOldValue() {
    boolean gone = type == EventType.REMOVED || type == EventType.EXPIRED;
    return new Told(type, gone ? null : value, null, false);
  }

  @Override
  public String toString() {
    return type + " " + value + (oldAvailable ? " was " + oldValue : "");
  }
}
