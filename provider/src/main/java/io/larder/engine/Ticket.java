package io.larder.engine;

/**
 * A place in the order of events of one key, taken under the key's lock and redeemed under none.
 */
@FunctionalInterface
public interface Ticket {
  /** A ticket for nothing. */
  Ticket NONE = new Ticket() { // no lambda: the first of a JVM costs it much, and this may be it
        @Override
        public void redeem() {}
      };

  /**
   * Tells listeners, after all that was ticketed before for the same key, and waits for the
   * synchronous ones. Throws what they throw.
   */
  void redeem();
}
