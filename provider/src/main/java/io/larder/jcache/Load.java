package io.larder.jcache;

import org.jspecify.annotations.Nullable;

/** One call of the loader for one key, whose result all take who came while it ran. */
final class Load<K, V> {
  private final K key;
  private final int hash;

  // What came of it is written, and read by others, under the key's lock.
  private boolean ended;
  private @Nullable V value;
  private @Nullable RuntimeException failure;

  Load(K key) {
    this.key = key;
    this.hash = key.hashCode();
  }

  K key() {
    return key;
  }

  /** Returns the hash code that the key had when the load was made. */
  int hash() {
    return hash;
  }

  boolean isOfSameKeyAs(Load<K, V> other) {
    return hash == other.hash && key.equals(other.key);
  }

  void returned(@Nullable V loaded) {
    value = loaded;
    ended = true;
  }

  void failed(RuntimeException thrown) {
    failure = thrown;
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Returns what the loader returned, or throws what it threw. */
  @Nullable V result() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    return value;
  }
}
