package io.larder.engine;

import io.larder.engine.policy.PolicyNode;
import org.jspecify.annotations.Nullable;

/** An entry's place in a {@link TimerWheel}. Guarded by the eviction lock. */
abstract class TimedNode extends PolicyNode {
  @Nullable TimedNode earlier;
  @Nullable TimedNode later;

  /** Returns the wall-clock milliseconds at which the entry expires. */
  abstract long deadlineMillis();
}
