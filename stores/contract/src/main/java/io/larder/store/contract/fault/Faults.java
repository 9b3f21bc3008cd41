package io.larder.store.contract.fault;

import static java.util.Objects.requireNonNullElse;

import io.larder.spi.Key;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * The script of a {@link FaultyStore}: what goes wrong, and when. Each line is for one call; lines
 * of a kind are used up in the order in which they were written. Thread-safe.
 *
 * <pre>{@code
 * faults.onNextCommit(Fault.NONE).onNextCommit(Fault.REPLY_LOST);       // the second commit from now
 * faults.beforeNext(Call.COMMIT, () -> another.commit(List.of(write))); // somebody was faster
 * }</pre>
 */
public final class Faults {
  private final Map<Call, Script> scripts = scripts();
  private final Map<Key, Fault> ofKeys = new ConcurrentHashMap<>();
  private final Queue<Runnable> delayed = new ConcurrentLinkedQueue<>();
  private volatile boolean down;
  private volatile boolean feedLost;

  Faults() {}

  private static Map<Call, Script> scripts() {
    Map<Call, Script> scripts = new EnumMap<>(Call.class);
    for (Call call : Call.values()) {
      scripts.put(call, new Script());
    }
    return Collections.unmodifiableMap(scripts);
  }

  /** Lets every item of the next commit fail like this. */
  public Faults onNextCommit(Fault fault) {
    return onNext(Call.COMMIT, fault);
  }

  /** Lets the next get fail like this. */
  public Faults onNextGet(Fault fault) {
    return onNext(Call.GET, fault);
  }

  /**
   * Lets the next call of this kind fail like this.
   *
   * @throws IllegalArgumentException when the fault is one of commits and the call is none
   */
  public Faults onNext(Call call, Fault fault) {
    if (call != Call.COMMIT && fault.isForCommitsOnly()) {
      throw new IllegalArgumentException(fault + " happens to commits only, not to " + call);
    }
    script(call).add(fault);
    return this;
  }

  /**
   * Lets the next write of this key fail like this, and leaves the other items of its batch alone.
   *
   * @throws IllegalArgumentException for {@link Fault#UNREACHABLE}, which takes the whole batch
   */
  public Faults onNextCommitOf(Key key, Fault fault) {
    if (fault == Fault.UNREACHABLE) {
      throw new IllegalArgumentException("UNREACHABLE is for a whole commit: use onNextCommit");
    }
    ofKeys.put(key, fault);
    return this;
  }

  /** Runs an action in the caller's thread before the next call of this kind reaches the store. */
  public Faults beforeNext(Call call, Runnable action) {
    script(call).addBefore(action);
    return this;
  }

  /**
   * Runs an action in the caller's thread after the store has done the next call of this kind and
   * before the caller hears of it.
   */
  public Faults afterNext(Call call, Runnable action) {
    script(call).addAfter(action);
    return this;
  }

  /** Lets nothing more happen of what was scripted and has not happened. */
  public void forget() {
    scripts.values().forEach(Script::forget);
    ofKeys.clear();
    delayed.clear();
  }

  /** Makes every call throw, from now until {@link #comeBack}. */
  public void goDown() {
    down = true;
  }

  /** Lets calls reach the store again. */
  public void comeBack() {
    down = false;
  }

  /** Loses all that the feed tells, from now until {@link #restoreFeed}. */
  public void loseFeed() {
    feedLost = true;
  }

  /** Lets the feed tell again; a listener that missed something hears of a gap first. */
  public void restoreFeed() {
    feedLost = false;
  }

  /** Brings every {@linkplain Fault#REQUEST_DELAYED delayed} write to the store, in order. */
  public void deliver() {
    for (Runnable late = delayed.poll(); late != null; late = delayed.poll()) {
      late.run();
    }
  }

  /** Returns how many calls of this kind there were, failed ones too. */
  public long count(Call call) {
    return script(call).count();
  }

  /** Starts to count from 0 again. */
  public void resetCounts() {
    scripts.values().forEach(Script::resetCount);
  }

  /** Tells whether all that was scripted has happened. */
  public boolean isPlayed() {
    return ofKeys.isEmpty()
        && delayed.isEmpty()
        && scripts.values().stream().allMatch(Script::isPlayed);
  }

  /** Makes one call as the script has it. */
  <T> T play(Call call, Function<Fault, T> work) {
    Script.Scene scene = down ? script(call).down() : script(call).next();
    scene.before().run();
    try {
      return work.apply(scene.fault());
    } finally {
      scene.after().run();
    }
  }

  Fault takeFaultOf(Key key, Fault otherwise) {
    return requireNonNullElse(ofKeys.remove(key), otherwise);
  }

  void delay(Runnable request) {
    delayed.add(request);
  }

  boolean isFeedLost() {
    return feedLost;
  }

  private Script script(Call call) {
    Script script = scripts.get(call);
    if (script == null) {
      throw new AssertionError("every call has a script, " + call + " too");
    }
    return script;
  }
}
