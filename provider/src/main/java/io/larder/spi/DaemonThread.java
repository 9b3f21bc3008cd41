package io.larder.spi;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Makes what serves others after the application is gone in whose thread it was made, and must keep
 * nothing of it: no context class loader, no thread locals, and none of the classes on its stack,
 * which a thread keeps up to JDK 23 for a security manager.
 */
public final class DaemonThread {
  private DaemonThread() {}

  /** Returns a thread that has not begun, without a context class loader. */
  public static Thread of(String name, Runnable work) {
    Thread thread = apart(() -> new Thread(null, work, name, 0, false));
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /**
   * Makes something in such a way that threads which it starts keep no class on the caller's stack.
   *
   * @throws RuntimeException that the maker throws
   */
  @SuppressWarnings("removal") // as long as there are JDKs on which it does something
  public static <T> T apart(Supplier<T> maker) {
    return AccessController.doPrivileged((PrivilegedAction<T>) maker::get);
  }
}
