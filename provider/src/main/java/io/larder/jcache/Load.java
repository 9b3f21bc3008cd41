package io.larder.jcache;

import org.jspecify.annotations.Nullable;

/**
 * One call of the loader for one key, whose result all take who came while it ran. Written under
 * the key's lock, read after it.
 */
final class Load<V> {
  private volatile boolean ended;
  private volatile @Nullable V value;
  private volatile @Nullable RuntimeException failure;

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
