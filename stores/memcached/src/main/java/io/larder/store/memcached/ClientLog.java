package io.larder.store.memcached;

import java.lang.System.Logger;
import net.spy.memcached.compat.log.AbstractLogger;
import net.spy.memcached.compat.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * What the client says, in the log {@code io.larder.store.memcached.client} at level DEBUG: what
 * matters of it comes as an exception. Public because the client finds it by name. Thread-safe.
 */
public final class ClientLog extends AbstractLogger {
  private static final Logger LOG = System.getLogger("io.larder.store.memcached.client");

  /** For the client. */
  public ClientLog(String name) {
    super(name);
  }

  /** Makes the client write here, and not to the console, unless somebody has chosen already. */
  static void choose() {
    String property = "net.spy.log.LoggerImpl";
    if (System.getProperty(property) == null) {
      System.setProperty(property, ClientLog.class.getName());
    }
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return LOG.isLoggable(Logger.Level.DEBUG);
  }

  @Override
  public void log(Level level, Object message, @Nullable Throwable thrown) {
    if (level != Level.TRACE && level != Level.DEBUG && isInfoEnabled()) {
      LOG.log(Logger.Level.DEBUG, String.valueOf(message), thrown);
    }
  }
}
