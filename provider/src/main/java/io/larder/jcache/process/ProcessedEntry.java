package io.larder.jcache.process;

import io.larder.engine.Live;
import io.larder.engine.Verdict;
import io.larder.jcache.Unwrap;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a processor sees and changes it. What it did counts by its net effect, which {@link
 * #verdict} tells. Confined to the processor's thread.
 */
final class ProcessedEntry<K, V> implements MutableEntry<K, V> {
  /** How far the processor's changes have got, as seen from the entry before. */
  private enum State {
    UNTOUCHED,
    READ,
    LOADED,
    SET,
    /** Gone again after it was only set here: nothing has happened. */
    UNDONE,
    REMOVED
  }

  private final K key;
  private final @Nullable Live<V> before;
  private final EntrySource<K, V> source;
  private State state = State.UNTOUCHED;
  private @Nullable V value;

  /** The value was set where there was none, in the cache or behind it. */
  private boolean onlyHere;

  /** The writer has to hear of a removal, if the entry ends removed. */
  private boolean deletes;

  ProcessedEntry(K key, @Nullable Live<V> before, EntrySource<K, V> source) {
    this.key = key;
    this.before = before;
    this.source = source;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public boolean exists() {
    return switch (state) {
      case UNTOUCHED -> before != null;
      case READ, LOADED, SET -> true;
      case UNDONE, REMOVED -> false;
    };
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is no value
  public V getValue() {
    if (state == State.UNTOUCHED) {
      value = before != null ? before.value() : source.load(key);
      if (value != null) {
        state = before != null ? State.READ : State.LOADED;
      }
    }
    return value;
  }

  @Override
  public void setValue(V next) {
    source.check(next);
    onlyHere |= !exists();
    value = next;
    state = State.SET;
  }

  @Override
  public void remove() {
    deletes |= !onlyHere;
    onlyHere = false;
    state = deletes ? State.REMOVED : State.UNDONE;
    value = null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.unwrap(this, type);
  }

  /** Returns the net effect. */
  <R> Verdict<V, R> verdict(@Nullable R answer) {
    V last = value;
    Verdict<V, R> verdict = Verdict.keep(answer);
    if (state == State.REMOVED) {
      verdict = Verdict.remove(answer);
    } else if (state == State.READ && before != null) {
      verdict = source.accessed(before, answer);
    } else if (state == State.LOADED && last != null) {
      verdict = Verdict.load(last, source.deadlineOnPut(null), answer);
    } else if (state == State.SET && last != null) {
      verdict = Verdict.put(last, source.deadlineOnPut(before), answer);
    }
    return verdict.counted();
  }
}
