package io.larder.tier;

import io.larder.engine.Live;
import io.larder.spi.Version;
import org.jspecify.annotations.Nullable;

/** What a store tier tells of its own steps to those who keep copies. Thread-safe. */
interface Copies<K, V> {
  /** Returns a stamp that changes when the key's copy becomes doubtful. Taken before a commit. */
  long stamp(K key);

  /**
   * A step has committed. Called under the lock of the key.
   *
   * @param after the entry as it is now, null when there is none
   * @param version of the record, null when the step changed nothing
   * @param stamp from before the commit
   * @param readMillis from before the commit
   */
  void stepped(
      K key, @Nullable Live<V> after, @Nullable Version version, long stamp, long readMillis);

  /** A step has changed nothing and found this version, null when there is no record. */
  void found(K key, @Nullable Version version);

  /** Nobody knows what a step did. */
  void doubtful(K key);

  /** Returns the keeper of nothing. */
  static <K, V> Copies<K, V> none() {
    return new Copies<>() {
      @Override
      public long stamp(K key) {
        return 0;
      }

      @Override
      public void stepped(
          K key, @Nullable Live<V> after, @Nullable Version version, long stamp, long readMillis) {}

      @Override
      public void found(K key, @Nullable Version version) {}

      @Override
      public void doubtful(K key) {}
    };
  }
}
