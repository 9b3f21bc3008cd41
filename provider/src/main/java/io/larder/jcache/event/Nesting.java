package io.larder.jcache.event;

import io.larder.engine.Ticket;
import io.larder.engine.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where this thread stands among calls of user code. Operations that a loader, writer or processor
 * makes are told to listeners when the outermost operation has let go of its keys.
 */
public final class Nesting {
  /** In a thread's slot, of the JDK's classes alone, so that no thread keeps ours. */
  private static final ThreadLocal<@Nullable Object[]> CURRENT =
      new ThreadLocal<>() {
        @Override
        protected @Nullable Object[] initialValue() {
          return new Object[1];
        }
      };

  private final @Nullable Object[] slot;

  /** Made when there is something to defer. */
  private @Nullable List<Ticket> deferred;

  private int underLock;
  private int telling;
  private int alone;

  private Nesting(@Nullable Object[] slot) {
    this.slot = slot;
  }

  /** Runs user code that is called under the lock of a key. */
  public static <T extends @Nullable Object> T underLock(Supplier<T> userCode) {
    Nesting nesting = enter();
    nesting.underLock++;
    try {
      return userCode.get();
    } finally {
      nesting.underLock--;
      nesting.leave();
    }
  }

  /** Runs listeners, which are called under no lock. */
  static void telling(Runnable listeners) {
    Nesting nesting = enter();
    nesting.telling++;
    try {
      listeners.run();
    } finally {
      nesting.telling--;
      nesting.leave();
    }
  }

  /** Runs user code that is called under no lock and that no other operation waits for. */
  public static void alone(Runnable userCode) {
    Nesting nesting = enter();
    nesting.alone++;
    try {
      userCode.run();
    } finally {
      nesting.alone--;
      nesting.leave();
    }
  }

  /** Keeps a ticket for later if this thread holds a key; returns whether it does. */
  static boolean defer(Ticket ticket) {
    Nesting nesting = current();
    if (nesting == null || nesting.underLock == 0) {
      return false;
    }
    if (nesting.deferred == null) {
      nesting.deferred = new ArrayList<>();
    }
    nesting.deferred.add(ticket);
    return true;
  }

  /** Tells whether this thread tells a listener of something else, so that it must not wait. */
  static boolean isTelling() {
    Nesting nesting = current();
    return nesting != null && nesting.telling > 0;
  }

  /** Tells whether this thread is in user code that is called under the lock of a key. */
  public static boolean isUnderLock() {
    Nesting nesting = current();
    return nesting != null && nesting.underLock > 0;
  }

  /** Tells whether this thread is in user code that whoever closes a cache may wait for. */
  public static boolean isInUserCode() {
    Nesting nesting = current();
    return nesting != null && nesting.calls() > 0;
  }

  /** Redeems what was deferred, once this thread holds no key any more. */
  public static void redeemDeferred() {
    Nesting nesting = current();
    if (nesting != null && nesting.underLock == 0 && nesting.deferred != null) {
      List<Ticket> tickets = nesting.deferred;
      nesting.deferred = null;
      nesting.leave();
      Tickets.redeemAll(tickets);
    }
  }

  private static @Nullable Nesting current() {
    return (Nesting) CURRENT.get()[0];
  }

  private static Nesting enter() {
    @Nullable Object[] slot = CURRENT.get();
    Nesting nesting = (Nesting) slot[0];
    if (nesting == null) {
      nesting = new Nesting(slot);
      slot[0] = nesting;
    }
    return nesting;
  }

  private int calls() {
    return underLock + telling + alone;
  }

  /** Leaves nothing behind in a thread that may outlive the application. */
  private void leave() {
    if (calls() == 0 && deferred == null) {
      slot[0] = null;
    }
  }
}
