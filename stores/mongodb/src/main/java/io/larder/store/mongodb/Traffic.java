package io.larder.store.mongodb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.larder.spi.StoreCounts;
import java.util.Set;

/**
 * Counts what is sent to servers, and knows how many commands were sent in a thread's call: what
 * failed before the first was certainly not done, and of several those before the last were.
 * Thread-safe.
 */
final class Traffic implements CommandListener {
  /** What opens a connection asks for nothing that was to be done. */
  private static final Set<String> OPENING =
      Set.of("hello", "ismaster", "isMaster", "saslStart", "saslContinue", "authenticate");

  private final StoreCounts counts;
  private final ThreadLocal<Integer> sent = ThreadLocal.withInitial(() -> 0);

  Traffic(StoreCounts counts) {
    this.counts = counts;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (!OPENING.contains(event.getCommandName())) {
      counts.roundTrip();
      sent.set(sent.get() + 1);
    }
  }

  /** Begins a call of this thread. */
  void begin() {
    sent.set(0);
  }

  /** Returns how many commands this thread has sent since {@link #begin}. */
  int sent() {
    return sent.get();
  }
}
