package io.larder.engine;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Many {@link Ticket}s of one operation. */
public final class Tickets {
  private Tickets() {}

  /** Redeems all of them, then throws the first failure with the others suppressed. */
  public static void redeemAll(Collection<Ticket> tickets) {
    @Nullable RuntimeException first = null;
    for (Ticket ticket : tickets) {
      try {
        ticket.redeem();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
