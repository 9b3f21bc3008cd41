package io.larder.engine;

import java.util.Collection;

/** Many {@link Ticket}s of one operation. */
public final class Tickets {
  private Tickets() {}

  /** Redeems all of them, then throws the first failure with the others suppressed. */
  public static void redeemAll(Collection<Ticket> tickets) {
    Failures failures = new Failures();
    for (Ticket ticket : tickets) {
      failures.of(ticket::redeem);
    }
    failures.rethrow();
  }
}
