package io.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a decision says: what to change, and what that means for writer, statistics and caller.
 *
 * @param <V> the type of the entry's value
 * @param <R> the type of the answer; where that is a nullable type, the answer may be null
 */
public final class Verdict<V, R> {
  /** Who wants the change. */
  public enum Cause {
    USER,
    /** A loader: not written through, counted as no put. */
    LOAD
  }

  /** Whether looking at the entry counts as a hit or a miss. */
  public enum Lookup {
    NONE,
    COUNTED
  }

  /** What the writer is asked; deleting an absent key is asked, too. */
  public enum Writing {
    NONE,
    WRITE,
    DELETE
  }

  private final Change<V> change;
  private final Cause cause;
  private final Lookup lookup;
  private final Writing writing;
  private final @Nullable R answer;

  private Verdict(
      Change<V> change, Cause cause, Lookup lookup, Writing writing, @Nullable R answer) {
    this.change = change;
    this.cause = cause;
    this.lookup = lookup;
    this.writing = writing;
    this.answer = answer;
  }

  /** The entry stays as it is. */
  public static <V, R> Verdict<V, R> keep(@Nullable R answer) {
    return new Verdict<>(new Change.Keep<>(), Cause.USER, Lookup.NONE, Writing.NONE, answer);
  }

  /** The entry gets another deadline. */
  public static <V, R> Verdict<V, R> touch(long deadlineMillis, @Nullable R answer) {
    return new Verdict<>(
        new Change.Touch<>(deadlineMillis), Cause.USER, Lookup.NONE, Writing.NONE, answer);
  }

  /** The entry gets this value, which is written through. */
  public static <V, R> Verdict<V, R> put(V value, long deadlineMillis, @Nullable R answer) {
    return new Verdict<>(
        new Change.Put<>(value, deadlineMillis), Cause.USER, Lookup.NONE, Writing.WRITE, answer);
  }

  /** The entry gets this value, which a loader found. */
  public static <V, R> Verdict<V, R> load(V value, long deadlineMillis, @Nullable R answer) {
    return new Verdict<>(
        new Change.Put<>(value, deadlineMillis), Cause.LOAD, Lookup.NONE, Writing.NONE, answer);
  }

  /** The entry leaves, and the writer deletes it. */
  public static <V, R> Verdict<V, R> remove(@Nullable R answer) {
    return new Verdict<>(new Change.Remove<>(), Cause.USER, Lookup.NONE, Writing.DELETE, answer);
  }

  /** Returns the same verdict, with the lookup counted as a hit or a miss. */
  public Verdict<V, R> counted() {
    return new Verdict<>(change, cause, Lookup.COUNTED, writing, answer);
  }

  public Change<V> change() {
    return change;
  }

  public Cause cause() {
    return cause;
  }

  public Lookup lookup() {
    return lookup;
  }

  public Writing writing() {
    return writing;
  }

  /** Returns what the operation answers; null only where {@code R} is a nullable type. */
  @SuppressWarnings("NullAway") // whether R admits null is the decision's to know
  public R answer() {
    return answer;
  }
}
