package io.larder.store.mongodb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is sent to servers, and knows whether anything was sent in a thread's call: what
 * failed before that was certainly not done. Thread-safe.
 */
final class Traffic implements CommandListener {
  /** What opens a connection asks for nothing that was to be done. */
  private static final Set<String> OPENING =
      Set.of("hello", "ismaster", "isMaster", "saslStart", "saslContinue", "authenticate");

  private final LongAdder roundTrips = new LongAdder();
  private final ThreadLocal<Boolean> sent = ThreadLocal.withInitial(() -> false);

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (!OPENING.contains(event.getCommandName())) {
      roundTrips.increment();
      sent.set(true);
    }
  }

  /** Begins a call of this thread. */
  void begin() {
    sent.set(false);
  }

  /** Tells whether this thread has sent something since {@link #begin}. */
  boolean sent() {
    return sent.get();
  }

  /** Returns how often a server was asked and waited for. */
  long roundTrips() {
    return roundTrips.sum();
  }
}
