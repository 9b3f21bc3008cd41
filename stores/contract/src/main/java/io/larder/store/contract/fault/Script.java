package io.larder.store.contract.fault;

import static java.util.Objects.requireNonNullElse;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What is to happen to the next calls of one kind, in order, and how many there were. */
final class Script {
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> before = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> after = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();

  /**
   * What happens to one call.
   *
   * @param before runs first
   * @param after runs when the store has done its part and the caller has not heard of it
   */
  record Scene(Runnable before, Fault fault, Runnable after) {}

  void add(Fault fault) {
    faults.add(fault);
  }

  void addBefore(Runnable action) {
    before.add(action);
  }

  void addAfter(Runnable action) {
    after.add(action);
  }

  /** Takes what happens to the call that comes now, and counts it. */
  Scene next() {
    count.incrementAndGet();
    return new Scene(
        requireNonNullElse(before.poll(), Script::nothing),
        requireNonNullElse(faults.poll(), Fault.NONE),
        requireNonNullElse(after.poll(), Script::nothing));
  }

  /** Counts a call to a store that is down, which uses up nothing of the script. */
  Scene down() {
    count.incrementAndGet();
    return new Scene(Script::nothing, Fault.UNREACHABLE, Script::nothing);
  }

  long count() {
    return count.get();
  }

  void resetCount() {
    count.set(0);
  }

  void forget() {
    faults.clear();
    before.clear();
    after.clear();
  }

  boolean isPlayed() {
    return faults.isEmpty() && before.isEmpty() && after.isEmpty();
  }

  private static void nothing() {}
}
