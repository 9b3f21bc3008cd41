package io.larder.jcache.event;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The events of one commit, told once; whoever tells them, the failure goes to who caused them. */
final class Delivery {
  private final Runnable listeners;
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  Delivery(Runnable listeners) {
    this.listeners = listeners;
  }

  void deliver() {
    try {
      Nesting.telling(listeners);
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      told.countDown();
    }
  }

  boolean isTold() {
    return told.getCount() == 0;
  }

  /** Waits until the listeners were told, by whichever thread; keeps an interrupt for later. */
  void await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          told.await();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void rethrow() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
