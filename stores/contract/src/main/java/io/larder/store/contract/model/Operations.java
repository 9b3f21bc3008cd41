package io.larder.store.contract.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of a cache on keys and values that cannot change: of the real one, or a model. */
interface Operations {
  @Nullable String get(int key);

  Map<Integer, String> getAll(Set<Integer> keys);

  boolean containsKey(int key);

  void put(int key, String value);

  void put(int key, String value, Duration timeToLive);

  void putAll(Map<Integer, String> entries);

  boolean putIfAbsent(int key, String value);

  @Nullable String getAndPut(int key, String value);

  boolean replace(int key, String value);

  boolean replace(int key, String expected, String value);

  @Nullable String getAndReplace(int key, String value);

  boolean remove(int key);

  boolean remove(int key, String expected);

  @Nullable String getAndRemove(int key);

  void removeAll(Set<Integer> keys);

  void removeAll();

  void clear();

  /** Returns once the loading has ended; throws what the completion listener was given. */
  void loadAll(Set<Integer> keys, boolean replaceExisting);

  @Nullable String invoke(int key, Program program);

  /** Returns what each result gives, as {@link Answer} has it. */
  Map<Integer, String> invokeAll(Set<Integer> keys, Program program);

  /** Walks over all entries and removes some; returns the values, and what became of a removal. */
  Map<Integer, String> iterate(Set<Integer> removed);

  @Nullable Instant expiresAt(int key);

  void purgeExpired();

  /** Returns how many entries there are; exact when nothing expired is left. */
  long size();

  /** Lets time pass. */
  void advance(Duration time);

  /** Gives the expiry policy other answers, where it is one that can change. */
  void change(Terms terms);
}
