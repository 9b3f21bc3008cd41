package io.larder.jcache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The threads that are in a call of user code, so that closing can wait for them. Thread-safe. */
final class UserCalls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final List<Thread> inside = new ArrayList<>();

  void enter() {
    lock.lock();
    try {
      inside.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside.remove(Thread.currentThread());
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no other thread is in a call; not for this thread, which would wait for itself. */
  void awaitOthers() {
    Thread self = Thread.currentThread();
    lock.lock();
    try {
      while (!inside.contains(self) && !inside.isEmpty()) {
        left.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
