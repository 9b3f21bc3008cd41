package io.larder.store.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what a logger says, instead of printing it, until this is closed. Thread-safe. */
public final class LoggedMessages extends Handler {
  private final Logger logger; // the log manager alone would forget it
  private final List<String> messages = new CopyOnWriteArrayList<>();

  /**
   * Listens from now on.
   *
   * @param name of the logger; those below it are heard, too
   */
  public LoggedMessages(String name) {
    logger = Logger.getLogger(name);
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** Returns what was said so far. */
  public List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      messages.add(logged.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
