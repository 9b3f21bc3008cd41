package io.larder.sdk.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the package tells the log while this is open. */
final class Warnings extends Handler {
  private static final Logger LOGGER = Logger.getLogger(Warnings.class.getPackageName());

  private final List<String> messages = new CopyOnWriteArrayList<>();

  Warnings() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(this);
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord message) {
    messages.add(message.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
