package io.larder.jcache.manage;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The names of MBeans in the platform's server, which caches of several managers may have in
 * common: the bean that came last is seen, and when it goes, the one that came before it. A bean of
 * somebody else, such as another copy of Larder, is replaced and does not come back. Thread-safe.
 */
final class SharedNames {
  private static final ReentrantLock LOCK = new ReentrantLock();

  /** Who wants each name, the last one first. */
  @GuardedBy("LOCK")
  private static final Map<ObjectName, Deque<OwnedBean>> CLAIMS = new HashMap<>();

  private SharedNames() {}

  /** Registers a bean, in place of any other. */
  static void take(ObjectName name, OwnedBean bean) throws JMException {
    LOCK.lock();
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (server.isRegistered(name)) {
        unregister(server, name);
      }
      server.registerMBean(bean, name);
      CLAIMS.computeIfAbsent(name, n -> new ArrayDeque<>()).addFirst(bean);
    } finally {
      LOCK.unlock();
    }
  }

  /** Unregisters a bean that has taken its name, if it is still the registered one. */
  static void leave(ObjectName name, OwnedBean bean) throws JMException {
    LOCK.lock();
    try {
      Deque<OwnedBean> claims = CLAIMS.get(name);
      if (claims == null || !claims.remove(bean)) {
        return;
      }
      OwnedBean before = claims.peekFirst();
      if (before == null) {
        CLAIMS.remove(name);
      }
      if (bean.isRegistered()) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        unregister(server, name);
        if (before != null) {
          server.registerMBean(before, name);
        }
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) throws JMException {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // somebody else was faster: it is gone, which is what was wanted
    }
  }
}
