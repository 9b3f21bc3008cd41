package io.larder.store.mongodb;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the driver from telling each connection it opens to whoever reads the standard error. It
 * does so by java.util.logging where there is no SLF4J.
 */
final class DriverLog {
  /** Held: a logger that nobody holds forgets its level. */
  private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

  private static final Logger ALL = Logger.getLogger("org.mongodb");

  private DriverLog() {}

  /** Lets warnings through alone, unless the application has said what it wants to hear. */
  static void quieten() {
    if (DRIVER.getLevel() == null && ALL.getLevel() == null) {
      DRIVER.setLevel(Level.WARNING);
    }
  }
}
