package io.larder.store.mongodb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.larder.spi.StoreCounts;
import java.util.Set;

/**
 * Counts what is sent to servers, and knows whether anything was sent in a thread's call: what
 * failed before that was certainly not done. Thread-safe.
 */
final class Traffic implements CommandListener {
  /** What opens a connection asks for nothing that was to be done. */
  private static final Set<String> OPENING =
      Set.of("hello", "ismaster", "isMaster", "saslStart", "saslContinue", "authenticate");

  private final StoreCounts counts;
  private final ThreadLocal<Boolean> sent = ThreadLocal.withInitial(() -> false);

  Traffic(StoreCounts counts) {
    this.counts = counts;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (!OPENING.contains(event.getCommandName())) {
      counts.roundTrip();
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
}
