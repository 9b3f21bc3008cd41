package io.larder.size;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Tells what an object really takes, by what a thread allocates while it makes many of them. */
final class Allocated {
  private static final int MANY = 1000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** Returns the bytes of one object, of a supplier that makes nothing besides. */
  static long bytes(Supplier<Object> maker) {
    Object[] kept = new Object[MANY];
    kept[0] = maker.get(); // loads classes
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MANY; i++) {
      kept[i] = maker.get();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / MANY;
  }
}
