package io.larder.engine;

import io.larder.spi.Copier;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a decision sees it. Immutable.
 *
 * @param <V> the type of its value
 */
public final class Live<V> {
  private final Object kept;
  private final Copier<V> copier;
  private final long deadlineMillis;
  private final @Nullable Object version;

  /** Which state of a node, where the version is one. */
  private final short sets;

  /**
   * An entry of what a cache keeps for its value.
   *
   * @param kept what the copier returned for the value
   * @param copier gives the value
   * @param deadlineMillis wall-clock milliseconds, {@link Long#MAX_VALUE} for never
   */
  public Live(Object kept, Copier<V> copier, long deadlineMillis) {
    this(kept, copier, deadlineMillis, null);
  }

  /**
   * An entry whose state can be told from later ones of the same value.
   *
   * @param version equal for the same state of the same entry
   */
  public Live(Object kept, Copier<V> copier, long deadlineMillis, @Nullable Object version) {
    this(kept, copier, deadlineMillis, version, (short) 0);
  }

  private Live(
      Object kept, Copier<V> copier, long deadlineMillis, @Nullable Object version, short sets) {
    this.version = version;
    this.sets = sets;
    this.kept = kept;
    this.copier = copier;
    this.deadlineMillis = deadlineMillis;
  }

  /** Returns the entry of a node, null when that has no content. */
  static <V> @Nullable Live<V> of(Node<?, Object> node, Copier<V> copier) {
    long deadline = node.deadlineMillis(); // first, as Node.set has it
    Object content = node.content();
    return content == null ? null : new Live<>(content, copier, deadline, node, node.sets());
  }

  /** Tells whether this is another sight of the same state of the same entry. */
  public boolean isSameAs(Live<V> other) {
    return version != null && version.equals(other.version) && sets == other.sets;
  }

  /** Returns what the cache keeps for the value. */
  Object kept() {
    return kept;
  }

  /** Returns what is equal for the same state of the same entry, null when nothing is known. */
  public @Nullable Object version() {
    return version;
  }

  /** Returns the value, a copy of its own at each call unless sharing is safe. */
  public V value() {
    return copier.give(kept);
  }

  /** Returns the wall-clock milliseconds at which the entry expires. */
  public long deadlineMillis() {
    return deadlineMillis;
  }

  /** Returns the same value with another deadline. */
  public Live<V> withDeadline(long otherMillis) {
    return new Live<>(kept, copier, otherMillis);
  }
}
