package io.larder.sdk.call;

import java.util.concurrent.CountDownLatch;

/** Holds whoever passes until a test opens it. */
final class Gate {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  void pass() {
    reached.countDown();
    Task.await(open);
  }

  void awaitReached() {
    Task.await(reached);
  }

  void open() {
    open.countDown();
  }
}
